using Remote.Generators.Pipeline;

namespace Remote.Generators.Actors;

/// <summary>A remote class or interface: one generated file.</summary>
/// <param name="TypeName">Its full name.</param>
/// <param name="EscapedName">The same as an identifier: generated types start with it.</param>
/// <param name="Accessibility">Its effective accessibility.</param>
/// <param name="Options">What <c>[Remote(...)]</c> says, as an expression.</param>
/// <param name="Constructors">Those that <c>Remote(...)</c> stands for: none for interfaces and abstract classes.</param>
/// <param name="Methods">What it adds to its remote bases.</param>
/// <param name="Groups">The concurrency groups of its actors.</param>
internal sealed record RemoteActorModel(
    string TypeName,
    string EscapedName,
    string Accessibility,
    string Options,
    EquatableArray<Calls.MethodModel> Constructors,
    EquatableArray<RemoteActorMethodModel> Methods,
    EquatableArray<ConcurrencyGroupModel> Groups)
{
    /// <summary>The generated class that holds the descriptors; the manifest names it.</summary>
    public string Table => EscapedName + "_ActorTable";
}
