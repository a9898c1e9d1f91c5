using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers.Values;

/// <summary>Which methods of an actor may run at the same time, as its attributes say.</summary>
internal sealed class ActorGroups
{
    private readonly IReadOnlyDictionary<string, int> groups;
    private readonly int limit;

    private ActorGroups(IReadOnlyDictionary<string, int> groups, int limit)
    {
        this.groups = groups;
        this.limit = limit;
    }

    /// <summary>Null where the class is no actor, or one that runs one call at a time.</summary>
    public static ActorGroups? Of(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.Find(RemoteTypeNames.RemoteAttribute) is not { } attribute) return null;
        IReadOnlyDictionary<string, int> groups = ConcurrencyGroupRules.GroupsOf(type);
        int limit = ConcurrencyGroupRules.LimitOf(attribute) ?? 1;
        return limit > 1 || groups.Count > 0 ? new ActorGroups(groups, limit) : null;
    }

    /// <summary>Whether two calls of these methods, which may be the same, can both be under way.</summary>
    public bool Interleave(IMethodSymbol one, IMethodSymbol other)
    {
        string? group = Of(one);
        return group != Of(other) || (group is null ? limit : groups[group]) > 1;
    }

    private string? Of(IMethodSymbol method)
        => ConcurrencyGroupRules.GroupOf(ConcurrencyGroupRules.ReachedThrough(method) ?? method) is { } group && groups.ContainsKey(group) ? group : null;
}
