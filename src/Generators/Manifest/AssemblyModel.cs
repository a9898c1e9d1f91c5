using Remote.Generators.Pipeline;

namespace Remote.Generators.Manifest;

/// <summary>The assembly being compiled and those it refers to.</summary>
/// <param name="ManifestName">The name of its manifest.</param>
/// <param name="References">The manifests of those it refers to.</param>
/// <param name="GenericMembers">The names of their generic remote members.</param>
internal sealed record AssemblyModel(string ManifestName, EquatableArray<string> References, EquatableArray<string> GenericMembers);
