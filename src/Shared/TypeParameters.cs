using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The type parameters that generated code must declare for a member.</summary>
internal static class TypeParameters
{
    /// <summary>Those of the type and of the types around it, the outermost first.</summary>
    public static ImmutableArray<ITypeParameterSymbol> Around(INamedTypeSymbol? type)
        => type is null ? ImmutableArray<ITypeParameterSymbol>.Empty : Around(type.ContainingType).AddRange(type.TypeParameters);

    /// <summary>The arguments for them.</summary>
    public static ImmutableArray<ITypeSymbol> Arguments(INamedTypeSymbol? type)
        => type is null ? ImmutableArray<ITypeSymbol>.Empty : Arguments(type.ContainingType).AddRange(type.TypeArguments);

    /// <summary>REM1008: generated code, which needs all of them in one list, cannot tell two of one name apart.</summary>
    public static ITypeParameterSymbol? Hiding(IMethodSymbol method)
        => method.TypeParameters.FirstOrDefault(own => Around(method.ContainingType).Any(outer => outer.Name == own.Name)) ?? Hiding(method.ContainingType);

    /// <summary>REM1008 in types around types.</summary>
    public static ITypeParameterSymbol? Hiding(INamedTypeSymbol? type)
        => type is null ? null : type.TypeParameters.FirstOrDefault(own => Around(type.ContainingType).Any(outer => outer.Name == own.Name)) ?? Hiding(type.ContainingType);

    /// <summary>Whether the type mentions one of them.</summary>
    public static bool AreIn(ITypeSymbol type, ImmutableArray<ITypeParameterSymbol> parameters) => type switch
    {
        ITypeParameterSymbol parameter => parameters.Any(known => SymbolEqualityComparer.Default.Equals(known, parameter)),
        IArrayTypeSymbol array => AreIn(array.ElementType, parameters),
        INamedTypeSymbol named => Arguments(named).Any(argument => AreIn(argument, parameters)),
        _ => false,
    };
}
