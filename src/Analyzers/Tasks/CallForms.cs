using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>"May a call of one member always mean the other?" Plain overloads may, where what tells them apart is not the caller's to give.</summary>
internal static class CallForms
{
    /// <summary>Why the second is never reached, or null where it is.</summary>
    public static (string Why, string WayOut)? FaultOf(IMethodSymbol first, IMethodSymbol second)
    {
        if (first.Name != second.Name || first.Arity != second.Arity) return null;
        ITypeSymbol[] mine = Types(second), others = Types(first);
        if (mine.Length != others.Length) return null;
        // Two that differ only by a token are meant to be one.
        if (HasService(first) != HasService(second) || (HasService(first) && mine.Length != second.Parameters.Length))
            return mine.SequenceEqual(others, SymbolEqualityComparer.Default) ? ("callers give both the same arguments", "services are not theirs to give: keep one constructor") : null;
        return first.Arity > 0 && AreRefForms(first, second, others, mine)
            ? ("a ref is taken for each of its values already", "rename one of them")
            : null;
    }

    /// <summary>What a generic method takes as a value can be given as a ref: just what the other one asks for.</summary>
    private static bool AreRefForms(IMethodSymbol first, IMethodSymbol second, ITypeSymbol[] others, ITypeSymbol[] mine)
    {
        ITypeSymbol[] closed = Types(second.Construct([.. first.TypeParameters]));
        bool differs = false;
        for (int i = 0; i < mine.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(closed[i], others[i])) continue;
            if (!IsRefTo(closed[i], others[i], first) && !IsRefTo(others[i], closed[i], first)) return false;
            differs = true;
        }

        return differs;
    }

    private static bool IsRefTo(ITypeSymbol type, ITypeSymbol value, IMethodSymbol method)
        => type.IsRef() && type is INamedTypeSymbol { TypeArguments: [var held] } && SymbolEqualityComparer.Default.Equals(held, value)
            && TypeParameters.AreIn(value, method.TypeParameters);

    private static ITypeSymbol[] Types(IMethodSymbol method)
        => [.. method.Parameters.Where(IsGiven).Select(parameter => parameter.Type)];

    private static bool IsGiven(IParameterSymbol parameter) => !RemoteMethodRules.IsCancellationToken(parameter.Type) && !ServiceRules.IsService(parameter);

    private static bool HasService(IMethodSymbol method) => method.Parameters.Any(ServiceRules.IsService);
}
