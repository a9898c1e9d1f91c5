namespace Remote;

/// <summary>
/// On a method of an actor: its calls form a group of their own, with their own order and their own limit, so that they wait for no call
/// of another group. On the actor's class: how many calls of a group may be under way at once, where that is not 1.
/// <code>
/// [Remote, ConcurrencyGroup("io", MaxConcurrency = 4)]
/// public class Store
/// {
///     [ConcurrencyGroup("io")] public Task&lt;byte[]&gt; ReadAsync(string path) => …
///     public int Train() => …      // the default group: it does not hold up ReadAsync, and is not held up by it
/// }
/// </code>
/// </summary>
/// <param name="name">The group's name. "default" stands for the calls that are in no other group.</param>
/// <remarks>
/// Calls of different groups run at the same time: the actor's state needs a lock where two groups use it. One caller's calls keep their
/// order within a group, not between groups. On a method that implements a method of a <c>[Remote]</c> interface the attribute belongs to
/// the interface's method, so that all callers see the same group.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcurrencyGroupAttribute(string name) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Name { get; } = name;

    /// <summary>On a class: how many calls of the group may be under way at once. Default 1.</summary>
    public int MaxConcurrency { get; set; } = 1;
}
