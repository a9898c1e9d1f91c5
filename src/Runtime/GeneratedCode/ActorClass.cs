using System.ComponentModel;
using Remote.ActorModel;

namespace Remote.GeneratedCode;

/// <summary>Reads a constructor's arguments and makes the actor.</summary>
/// <param name="invocation">The construction: arguments in.</param>
/// <returns>The new actor.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate object ActorFactory(Invocation invocation);

/// <summary>One constructor of a remote class.</summary>
/// <param name="id">A stable 64-bit hash of <paramref name="signature"/>.</param>
/// <param name="signature">The full constructor signature, unique in the program.</param>
/// <param name="name">The class's short name.</param>
/// <param name="defaults">What <c>[Remote(...)]</c> says.</param>
/// <param name="create">Runs the constructor.</param>
/// <param name="groups">The concurrency groups besides the default one, and how many calls of each may be under way; null where there are none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActorClass(
    ulong id, string signature, string name, ActorOptions defaults, ActorFactory create, IReadOnlyDictionary<string, int>? groups = null)
{
    internal ulong Id { get; } = id;

    internal string Signature { get; } = signature;

    internal string Name { get; } = name;

    internal ActorOptions Defaults { get; } = defaults;

    internal ActorFactory Create { get; } = create;

    /// <summary>What was made of the options that were given last. Racing threads may each make one.</summary>
    internal ActorTemplate? LastTemplate { get; set; }

    internal IReadOnlyDictionary<string, int>? Groups { get; } = groups;

    /// <summary>Whether each call runs to its first wait before the next begins, although several may be under way: the runtime's own classes rely on it.</summary>
    internal bool BeginsInOrder { get; init; }
}
