using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>Types as text. Tuples are written as what they are, so that their elements' names change no id.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat FullFormat = CodeFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>As code that means the same everywhere.</summary>
    public static string Code(ITypeSymbol type) => type.ToDisplayString(CodeFormat);

    /// <summary>The full name whose hash is the type's id.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(FullFormat);

    /// <summary>As people read it in a message.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Namespace and name of the open type, with its arity: <c>System.Collections.Generic.List`1</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        string name = type.ContainingType is { } outer ? Metadata(outer) + "+" + type.MetadataName : type.MetadataName;
        return type.ContainingType is null && type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    public static bool IsOrDerivesFrom(ITypeSymbol type, string metadataName)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is INamedTypeSymbol named && Metadata(named.OriginalDefinition) == metadataName) return true;
        }

        return false;
    }
}
