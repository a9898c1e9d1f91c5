using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Calls;

/// <summary>Reads what a return type means to the caller.</summary>
internal static class ResultShape
{
    public static (ResultKind Kind, ITypeSymbol? Value) Of(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void) return (ResultKind.Void, null);
        if (type is not INamedTypeSymbol named) return (ResultKind.Value, type);
        if (IsTask(named, "")) return (ResultKind.Task, null);
        if (IsTask(named, "`1")) return (ResultKind.TaskOfValue, named.TypeArguments[0]);
        if (named.IsNamed("System.Collections.Generic.IAsyncEnumerable`1")) return (ResultKind.AsyncStream, named.TypeArguments[0]);
        return named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            ? (ResultKind.Stream, named.TypeArguments[0])
            : (ResultKind.Value, type);
    }

    private static bool IsTask(INamedTypeSymbol type, string arity)
        => type.IsNamed("System.Threading.Tasks.Task" + arity) || type.IsNamed("System.Threading.Tasks.ValueTask" + arity);
}
