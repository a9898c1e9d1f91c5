using Microsoft.CodeAnalysis;

namespace Remote.Generators.Surfaces;

/// <summary>What a compilation has beside its files. References are held weakly: one may stand for another project's whole compilation.</summary>
internal sealed class SurfaceContext(Compilation compilation)
{
    private readonly string? name = compilation.AssemblyName;
    private readonly CompilationOptions options = compilation.Options;
    private readonly ParseOptions? parseOptions = compilation.SyntaxTrees.FirstOrDefault()?.Options;
    private readonly WeakReference<MetadataReference>[] references = [.. compilation.ExternalReferences.Select(static reference => new WeakReference<MetadataReference>(reference))];

    public bool Fits(Compilation other)
        => name == other.AssemblyName && options.Equals(other.Options) && Equals(parseOptions, other.SyntaxTrees.FirstOrDefault()?.Options) && HasReferencesOf(other);

    private bool HasReferencesOf(Compilation other)
    {
        if (references.Length != other.ExternalReferences.Length) return false;
        for (int i = 0; i < references.Length; i++)
        {
            if (!references[i].TryGetTarget(out MetadataReference? own) || !ReferenceEquals(own, other.ExternalReferences[i])) return false;
        }

        return true;
    }
}
