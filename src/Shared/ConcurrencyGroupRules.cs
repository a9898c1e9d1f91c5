using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"Which concurrency groups has this actor, and which one is this method in?"</summary>
internal static class ConcurrencyGroupRules
{
    /// <summary>What users call the group of calls that are in no other: it is declared by nothing.</summary>
    public const string Default = "default";

    /// <summary>The group of a method's calls, or null for the default one.</summary>
    public static string? GroupOf(IMethodSymbol method)
        => method.Find(RemoteTypeNames.ConcurrencyGroupAttribute) is { } attribute && NameOf(attribute) is { } name && name != Default ? name : null;

    /// <summary>The groups of a class's actors by name: those of its methods, its bases' and its interfaces', with the limits that classes declare; the most derived wins.</summary>
    public static IReadOnlyDictionary<string, int> GroupsOf(INamedTypeSymbol type)
    {
        var groups = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (type.TypeKind != TypeKind.Class) return groups;
        foreach (INamedTypeSymbol level in type.AllInterfaces.Concat(Levels(type)))
        {
            foreach (IMethodSymbol method in level.GetMembers().OfType<IMethodSymbol>())
            {
                if (GroupOf(method) is { } name && !groups.ContainsKey(name)) groups[name] = 1;
            }
        }

        foreach (INamedTypeSymbol level in Levels(type).Reverse())
        {
            foreach (AttributeData attribute in Declarations(level))
            {
                if (NameOf(attribute) is { } name && name != Default) groups[name] = LimitOf(attribute) ?? 1;
            }
        }

        return groups;
    }

    /// <summary>The attributes on a class, each of which declares a group.</summary>
    public static IEnumerable<AttributeData> Declarations(INamedTypeSymbol type) => All(type);

    /// <summary>The attributes on a method, of which one makes sense.</summary>
    public static IEnumerable<AttributeData> Memberships(IMethodSymbol method) => All(method);

    public static string? NameOf(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The limit that the user wrote, or null.</summary>
    public static int? LimitOf(AttributeData attribute)
        => attribute.NamedArguments.FirstOrDefault(named => named.Key == "MaxConcurrency").Value.Value as int?;

    /// <summary>The method of a remote base or interface through which callers reach this one, where there is one: its group is the one that counts.</summary>
    public static IMethodSymbol? ReachedThrough(IMethodSymbol method)
    {
        for (IMethodSymbol? root = method.OverriddenMethod; root is not null; root = root.OverriddenMethod)
        {
            if (root.ContainingType.IsMarkedRemote()) return root;
        }

        INamedTypeSymbol type = method.ContainingType;
        return type.AllInterfaces.Where(@interface => @interface.IsMarkedRemote())
            .SelectMany(@interface => @interface.AllInterfaces.Insert(0, @interface))
            .SelectMany(@interface => @interface.GetMembers().OfType<IMethodSymbol>())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method));
    }

    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType) yield return level;
    }

    private static IEnumerable<AttributeData> All(ISymbol symbol)
        => symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && type.IsNamed(RemoteTypeNames.ConcurrencyGroupAttribute));
}
