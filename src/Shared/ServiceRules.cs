using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"Does this parameter come from the worker's container, and may this method fill it?"</summary>
internal static class ServiceRules
{
    /// <summary>A constructor's parameter that callers do not give. ASP.NET Core MVC's attribute says the same, and is taken for it.</summary>
    public static bool IsService(IParameterSymbol parameter)
        => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            && (parameter.Has(RemoteTypeNames.FromServicesAttribute) || parameter.Has(RemoteTypeNames.MvcFromServicesAttribute));

    /// <summary>Whether the actor can do without it: its type says null, or it has a default.</summary>
    public static bool IsOptional(IParameterSymbol parameter)
        => parameter.HasExplicitDefaultValue || parameter.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>REM2012: why workers cannot call a method marked <c>[RemoteServices]</c>, or null where they can.</summary>
    public static string? FaultOfHook(IMethodSymbol method)
    {
        if (method is not { IsStatic: true, MethodKind: MethodKind.Ordinary }) return "it is no static method";
        if (method.IsGenericMethod || method.ContainingType.IsGenericAnywhere()) return "it is generic";
        if (method.IsAbstract || method.IsVirtual) return "it has no body of its own";
        if (method.Parameters.Length != 1 || !IsServiceCollection(method.Parameters[0])) return "it does not take just an IServiceCollection";
        if (!method.ReturnsVoid) return "it returns something";
        if (method.IsAsync) return "it is async, and nobody could wait for it";
        return method.IsReachable() ? null : "it or a type around it is private, protected or file-local";
    }

    private static bool IsServiceCollection(IParameterSymbol parameter)
        => parameter.RefKind == RefKind.None && parameter.Type is INamedTypeSymbol type && type.IsNamed(RemoteTypeNames.ServiceCollection);
}
