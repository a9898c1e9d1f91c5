using Remote.Generators.Pipeline;

namespace Remote.Generators.Manifest;

/// <summary>What an assembly tells the runtime when it is loaded.</summary>
/// <param name="Name">The name of the generated class.</param>
/// <param name="References">The manifests of the assemblies that it refers to.</param>
/// <param name="TaskTables">The generated classes that hold tasks.</param>
/// <param name="ActorTables">The generated classes that hold actors.</param>
/// <param name="GenericMembers">The names of its generic members.</param>
/// <param name="ServicesHooks">The methods that register services for actors.</param>
internal sealed record ManifestModel(
    string Name,
    EquatableArray<string> References,
    EquatableArray<string> TaskTables,
    EquatableArray<string> ActorTables,
    EquatableArray<string> GenericMembers,
    EquatableArray<string> ServicesHooks)
{
    public bool IsEmpty => References.Count + TaskTables.Count + ActorTables.Count + GenericMembers.Count + ServicesHooks.Count == 0;
}
