using Remote.Generators.Pipeline;

namespace Remote.Generators.Manifest;

/// <summary>The assembly being compiled and the manifests of those it refers to.</summary>
internal sealed record AssemblyModel(string ManifestName, EquatableArray<string> References);
