using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"May this method be remote?": the generator leaves out what the analyzers report, so both ask here.</summary>
internal static class RemoteMethodRules
{
    /// <summary>REM1001: a parameter whose changes the caller would have to see, which another process cannot give back.</summary>
    public static bool IsByReference(IParameterSymbol parameter) => parameter.RefKind != RefKind.None;

    /// <summary>REM1001: a result that refers into the callee's memory.</summary>
    public static bool ReturnsByReference(IMethodSymbol method) => method.ReturnsByRef || method.ReturnsByRefReadonly;

    /// <summary>REM1002: a type whose values are only an address in this process or live on the stack.</summary>
    public static bool IsStackOnly(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsStackOnly(array.ElementType),
        _ => type.IsRefLikeType,
    };

    /// <summary>REM1002: a result of such a type.</summary>
    public static bool ReturnsStackOnly(IMethodSymbol method) => IsStackOnly(method.ReturnType);

    /// <summary>REM1004: nobody could tell when such a method has ended or failed.</summary>
    public static bool IsAsyncVoid(IMethodSymbol method) => method is { IsAsync: true, ReturnsVoid: true };

    /// <summary>REM1005 otherwise: where <c>[Remote]</c> on a method means a task.</summary>
    public static bool CanHoldTasks(IMethodSymbol method)
        => method is { IsStatic: true, IsAbstract: false, IsVirtual: false, MethodKind: MethodKind.Ordinary }
            && method.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface;

    /// <summary>Breaks none of the rules above that hold for tasks, actor methods and constructors alike.</summary>
    public static bool CanBeCalled(IMethodSymbol method)
        => !method.Parameters.Any(parameter => IsByReference(parameter) || IsStackOnly(parameter.Type))
            && !ReturnsByReference(method) && !ReturnsStackOnly(method) && !IsAsyncVoid(method) && !method.IsVararg;

    /// <summary>Makes a task, with nothing to report.</summary>
    public static bool IsTask(IMethodSymbol method)
        => CanHoldTasks(method) && CanBeCalled(method) && method.IsReachable() && !method.ContainingType.IsMarkedRemote()
            && RemoteClassRules.HidingMember(method.ContainingType) is null && TypeParameters.Hiding(method) is null
            && ReservedNames.Taken(method.ContainingType, method) is null;

    /// <summary>Remote in a way that proxies of plain calls do not cover.</summary>
    public static bool IsKernel(IMethodSymbol method)
        => method.Parameters.FirstOrDefault()?.Type is INamedTypeSymbol { Name: "Index1D" or "Index2D" or "Index3D" } index
            && index.ContainingNamespace?.ToDisplayString() == "ILGPU";

    /// <summary>Whether the signature holds a type that the compiler could not find, which it has reported, or <c>dynamic</c>, which cannot cross.</summary>
    public static bool IsIncomplete(IMethodSymbol method)
        => method.ReturnType.ContainsUnknown() || method.Parameters.Any(parameter => parameter.Type.ContainsUnknown())
            || TypeParameters.Around(method.ContainingType).AddRange(method.TypeParameters).Any(parameter => parameter.ConstraintTypes.Any(type => type.ContainsUnknown()));

    public static bool IsCancellationToken(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "CancellationToken" } named && named.IsNamed("System.Threading.CancellationToken");
}
