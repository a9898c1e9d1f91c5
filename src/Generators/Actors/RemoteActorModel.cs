using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Actors;

/// <summary>A remote class or interface: one generated file.</summary>
/// <param name="TypeName">Its full name.</param>
/// <param name="Name">Its short name.</param>
/// <param name="EscapedName">The full name as an identifier: generated types start with it.</param>
/// <param name="Accessibility">Its effective accessibility.</param>
/// <param name="TypeParameters">Its own and those of the classes around it.</param>
/// <param name="Options">What <c>[Remote(...)]</c> says, as an expression.</param>
/// <param name="Constructors">Those that <c>Remote(...)</c> stands for: none for interfaces and abstract classes.</param>
/// <param name="Methods">What it adds to its remote bases.</param>
/// <param name="Groups">The concurrency groups of its actors.</param>
internal sealed record RemoteActorModel(
    string TypeName,
    string Name,
    string EscapedName,
    string Accessibility,
    EquatableArray<TypeParameterModel> TypeParameters,
    string Options,
    EquatableArray<MethodModel> Constructors,
    EquatableArray<RemoteActorMethodModel> Methods,
    EquatableArray<ConcurrencyGroupModel> Groups)
{
    /// <summary>The generated class that holds the descriptors; the manifest names it.</summary>
    public string Table => EscapedName + "_ActorTable";

    /// <summary>Whether there is one: generic actors have templates instead.</summary>
    public bool HasTable => TypeParameters.Count == 0;

    /// <summary>The names by which call sites of generic members are found.</summary>
    public EquatableArray<string> GenericNames => new(
        [.. Constructors.Where(_ => !HasTable).Select(_ => "Remote").Take(1), .. Methods.Where(IsGeneric).Select(method => method.Method.Name.TrimStart('@')).Distinct()]);

    public bool IsGeneric(RemoteActorMethodModel method) => TypeParameters.Count + method.Method.TypeParameters.Count > 0;
}
