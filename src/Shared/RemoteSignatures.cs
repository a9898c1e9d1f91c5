using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>What crosses when a remote member is called: the arguments, and the result as the caller's ref has it.</summary>
internal static class RemoteSignatures
{
    /// <summary>
    /// The callable members of a <c>[Remote]</c> class or interface, or the <c>[Remote]</c> method itself. Unlike the surface that a class adds,
    /// this holds what remote bases have too: of a generic base only the derived class knows the closed types.
    /// </summary>
    public static IEnumerable<IMethodSymbol> Members(ISymbol remote) => remote switch
    {
        IMethodSymbol method => [method],
        INamedTypeSymbol { TypeKind: TypeKind.Interface } type
            => type.AllInterfaces.Insert(0, type).SelectMany(i => i.GetMembers().OfType<IMethodSymbol>()).Where(IsCallable),
        INamedTypeSymbol type => RemoteClassRules.Constructors(type).Concat(Inherited(type).Where(IsCallable)),
        _ => [],
    };

    /// <summary>The parameters that cross.</summary>
    public static IEnumerable<IParameterSymbol> Arguments(IMethodSymbol method) => IsKernel(method)
        ? []
        : method.Parameters.Where(p => !RemoteMethodRules.IsCancellationToken(p.Type) && !ServiceRules.IsService(p));

    /// <summary>The types in which an argument is given: memory also as an array, or a ref to one.</summary>
    public static IEnumerable<ITypeSymbol> Forms(ITypeSymbol parameter, Compilation compilation)
        => parameter is INamedTypeSymbol { Name: "ReadOnlyMemory", TypeArguments: [var element] } ? [parameter, compilation.CreateArrayTypeSymbol(element)] : [parameter];

    /// <summary>The type of the result, or of its items; null where nothing comes back.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method)
    {
        if (method.ReturnsVoid || IsKernel(method) || method.MethodKind == MethodKind.Constructor) return null;
        if (method.ReturnType is not INamedTypeSymbol type) return method.ReturnType;
        return TypeNames.Metadata(type.OriginalDefinition) switch
        {
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => null,
            "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1"
                or "System.Collections.Generic.IAsyncEnumerable`1" or "System.Collections.Generic.IEnumerable`1" => type.TypeArguments[0],
            _ => type,
        };
    }

    /// <summary>Whether the type mentions a type parameter, so that it is not known yet.</summary>
    public static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => false,
    };

    private static IEnumerable<IMethodSymbol> Inherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (IMethodSymbol method in current.GetMembers().OfType<IMethodSymbol>()) yield return method;
        }
    }

    private static bool IsCallable(IMethodSymbol method)
        => method is { IsStatic: false, IsImplicitlyDeclared: false, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public }
            && method.Name is not ("Dispose" or "DisposeAsync") && !OverridesObject(method);

    private static bool OverridesObject(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object;
    }

    /// <summary>Views and extents of kernels go to a device by other ways.</summary>
    private static bool IsKernel(IMethodSymbol method)
        => method.IsStatic && method.Parameters.Length > 0 && TypeNames.Full(method.Parameters[0].Type).StartsWith("ILGPU.Index", StringComparison.Ordinal);
}
