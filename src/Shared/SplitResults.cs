using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"Does the caller get one ref per element of the result?"</summary>
internal static class SplitResults
{
    /// <summary>The elements of a tuple that is split; empty for any other result.</summary>
    public static ImmutableArray<IFieldSymbol> Elements(IMethodSymbol method)
        => IsMarked(method) && Tuple(method.ReturnType) is { } tuple ? tuple.TupleElements : ImmutableArray<IFieldSymbol>.Empty;

    /// <summary>REM1007: there is nothing to split.</summary>
    public static bool IsMisused(IMethodSymbol method) => IsMarked(method) && Tuple(method.ReturnType) is null;

    private static bool IsMarked(IMethodSymbol method) => method.GetReturnTypeAttributes().Find(RemoteTypeNames.SplitAttribute) is not null;

    private static INamedTypeSymbol? Tuple(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true, TupleElements.Length: > 1 } tuple => tuple,
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => Tuple(result),
        _ => null,
    };
}
