using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"Would the proxies of this member compile?": names that generated code uses where the user's names stand beside them.</summary>
internal static class ReservedNames
{
    /// <summary>REM1009: the parameter, or the method itself, whose name is taken; null where all are free.</summary>
    /// <param name="owner">The class or interface that the member is remote through.</param>
    /// <param name="method">A task, a method of an actor, or a constructor.</param>
    public static ISymbol? Taken(INamedTypeSymbol owner, IMethodSymbol method)
        => IsTaken(owner, method) ? method : method.Parameters.FirstOrDefault(parameter => IsTaken(method, parameter));

    private static bool IsTaken(INamedTypeSymbol owner, IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor || !method.Name.Contains("_")) return false;
        string proxies = RemoteNames.Escape(owner.ToDisplayString(RemoteNames.Identity));
        return method.IsStatic ? method.Name == "__options" || method.Name == proxies + "_Tasks" : method.Name == proxies + "_RemoteActor";
    }

    private static bool IsTaken(IMethodSymbol method, IParameterSymbol parameter)
        => parameter.Name == "__call" || (parameter.Name == "__actor" && method is { IsStatic: false, MethodKind: MethodKind.Ordinary });
}
