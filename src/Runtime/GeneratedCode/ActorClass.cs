using System.ComponentModel;

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
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActorClass(ulong id, string signature, string name, ActorOptions defaults, ActorFactory create)
{
    internal ulong Id { get; } = id;

    internal string Signature { get; } = signature;

    internal string Name { get; } = name;

    internal ActorOptions Defaults { get; } = defaults;

    internal ActorFactory Create { get; } = create;
}
