using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The methods that a remote class or interface adds to what its remote bases have already: those get proxies, and those the analyzers check.</summary>
internal static class RemoteSurface
{
    public static IReadOnlyList<IMethodSymbol> Of(INamedTypeSymbol type)
    {
        var methods = new List<IMethodSymbol>();
        var seen = new HashSet<string>();
        foreach (INamedTypeSymbol level in Levels(type))
        {
            foreach (IMethodSymbol method in level.GetMembers().OfType<IMethodSymbol>())
            {
                if (IsCandidate(method) && !IsKnownToRemoteBase(method) && seen.Add(Key(method))) methods.Add(method);
            }
        }

        return methods;
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

        for (INamedTypeSymbol? level = type.BaseType; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            if (level.IsMarkedRemote()) yield break;
            yield return level;
        }
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
