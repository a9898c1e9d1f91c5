using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The methods that are remote through a class or interface, and which of them it adds to what its remote bases have already.</summary>
internal static class RemoteSurface
{
    /// <summary>What the type adds: the analyzers check these.</summary>
    public static IReadOnlyList<IMethodSymbol> AddedBy(INamedTypeSymbol type)
        => [.. Distinct(Levels(type).SelectMany(level => level.GetMembers().OfType<IMethodSymbol>()), method => !IsKnownToRemoteBase(method))];

    /// <summary>
    /// What gets proxies with the type: its own methods, and those of remote base classes that share a name with one of them. Side by side
    /// in one class they are overloads, as in plain C#; in two, a call that fits both would be ambiguous.
    /// </summary>
    public static IReadOnlyList<IMethodSymbol> ProxiedWith(INamedTypeSymbol type)
    {
        IReadOnlyList<IMethodSymbol> added = AddedBy(type);
        if (type.TypeKind == TypeKind.Interface) return added;
        var names = new HashSet<string>(added.Select(method => method.Name));
        IEnumerable<IMethodSymbol> inherited = Bases(type).SelectMany(level => level.GetMembers().OfType<IMethodSymbol>());
        return [.. Distinct(added.Concat(inherited), method => names.Contains(method.Name))];
    }

    /// <summary>Of methods with one key only the first, the most derived, can be called through the type.</summary>
    private static IEnumerable<IMethodSymbol> Distinct(IEnumerable<IMethodSymbol> methods, Func<IMethodSymbol, bool> isWanted)
    {
        var seen = new HashSet<string>();
        return methods.Where(method => IsCandidate(method) && isWanted(method) && seen.Add(Key(method)));
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType) yield return level;
    }

    /// <summary>The type, then its bases up to the first that is remote itself.</summary>
    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type)
    {
        yield return type;
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol level in type.AllInterfaces.Where(level => !IsCovered(type, level))) yield return level;
            yield break;
        }

        foreach (INamedTypeSymbol level in Bases(type).TakeWhile(level => !level.IsMarkedRemote())) yield return level;
    }

    private static bool IsCovered(INamedTypeSymbol type, INamedTypeSymbol level)
        => level.IsMarkedRemote()
            || type.AllInterfaces.Any(other => other.IsMarkedRemote() && other.AllInterfaces.Contains(level, SymbolEqualityComparer.Default));

    private static bool IsCandidate(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public }
            && !(method.Name is "Dispose" or "DisposeAsync" && method.Parameters.IsEmpty);

    /// <summary>An override of <c>object</c>'s methods is never remote; one of a remote base's method is reached through the base's proxy.</summary>
    private static bool IsKnownToRemoteBase(IMethodSymbol method)
    {
        if (!method.IsOverride) return false;
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden) root = overridden;
        if (root.ContainingType.SpecialType == SpecialType.System_Object) return true;
        for (INamedTypeSymbol? at = method.ContainingType.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsMarkedRemote() && InheritsFrom(at, root.ContainingType)) return true;
        }

        return false;
    }

    private static bool InheritsFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, ancestor)) return true;
        }

        return false;
    }

    /// <summary>A method hides one of a base with the same key, or overrides it.</summary>
    private static string Key(IMethodSymbol method)
        => $"{method.Name}`{method.Arity}({string.Join(",", method.Parameters.Select(p => p.Type.ToDisplayString(RemoteNames.Identity)))})";
}
