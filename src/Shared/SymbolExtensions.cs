using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>Questions about symbols that generator and analyzers must answer alike.</summary>
internal static class SymbolExtensions
{
    public static bool Has(this ISymbol symbol, string attribute) => symbol.Find(attribute) is not null;

    public static AttributeData? Find(this ISymbol symbol, string attribute) => symbol.GetAttributes().Find(attribute);

    public static AttributeData? Find(this IEnumerable<AttributeData> attributes, string attribute)
        => attributes.FirstOrDefault(data => data.AttributeClass is { } type && type.IsNamed(attribute));

    /// <summary>Compares the full name of a type that is not nested.</summary>
    public static bool IsNamed(this INamedTypeSymbol type, string fullName)
    {
        int dot = fullName.LastIndexOf('.');
        return type.MetadataName == fullName.Substring(dot + 1) && type.ContainingNamespace?.ToDisplayString() == fullName.Substring(0, dot);
    }

    public static bool IsMarkedRemote(this ISymbol symbol) => symbol.Has(RemoteTypeNames.RemoteAttribute);

    /// <summary>Whether other files of the assembly can name the symbol: neither it nor a type around it is private, protected or file-local.</summary>
    public static bool IsReachable(this ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at is INamedTypeSymbol { IsFileLocal: true }) return false;
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }

    /// <summary>Whether other assemblies can name the symbol.</summary>
    public static bool IsPublicEverywhere(this ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return true;
    }

    /// <summary>Whether the type or a type around it has type parameters.</summary>
    public static bool IsGenericAnywhere(this INamedTypeSymbol type)
        => type.IsGenericType || (type.ContainingType is { } outer && outer.IsGenericAnywhere());

    /// <summary>Whether a type that the compiler could not find, or <c>dynamic</c>, is part of this one.</summary>
    public static bool ContainsUnknown(this ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol or IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => array.ElementType.ContainsUnknown(),
        INamedTypeSymbol named => TypeParameters.Arguments(named).Any(ContainsUnknown),
        _ => false,
    };
}
