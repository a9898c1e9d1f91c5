using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>Guesses which values are large, and which a loop leaves as they are. Where in doubt they are small, and changed.</summary>
internal static class Sizes
{
    /// <summary>The kinds of collections that hold most large values.</summary>
    public static bool MayBeLarge(ITypeSymbol? type)
        => type is IArrayTypeSymbol or INamedTypeSymbol { Name: "List" or "Dictionary" or "HashSet" or "ReadOnlyMemory" or "Memory" or "IReadOnlyList" or "IReadOnlyDictionary", Arity: > 0 };

    /// <summary>A variable from outside the loop that the loop neither sets nor calls or indexes, and that is not seen to be made small.</summary>
    public static bool StaysTheSame(ISymbol value, ILoopOperation loop)
        => value is ILocalSymbol or IParameterSymbol or IFieldSymbol
            && !IsDeclaredIn(value, loop) && !IsMadeSmall(value)
            && !loop.Body.Descendants().Any(operation => SymbolEqualityComparer.Default.Equals(RemoteBodies.Named(operation), value) && MayChange(operation));

    private static bool IsDeclaredIn(ISymbol value, ILoopOperation loop)
        => value.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));

    private static bool IsMadeSmall(ISymbol value)
        => value.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } made }
            && made is CollectionExpressionSyntax or ArrayCreationExpressionSyntax { Initializer: not null } or ImplicitArrayCreationExpressionSyntax
                or BaseObjectCreationExpressionSyntax { Initializer: not null });

    /// <summary>Anything but a plain argument by value may change the variable or what it holds.</summary>
    private static bool MayChange(IOperation use)
    {
        IOperation? around = use.Parent;
        while (around is IConversionOperation) around = around.Parent;
        return around is not IArgumentOperation { Parameter.RefKind: RefKind.None };
    }
}
