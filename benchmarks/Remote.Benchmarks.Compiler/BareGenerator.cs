using Microsoft.CodeAnalysis;

namespace Remote.Benchmarks.Compiler;

/// <summary>The limit of what a generator that looks for an attribute can be: it finds the methods, as the compiler's own search does, and makes nothing of them.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> found = context.SyntaxProvider
            .ForAttributeWithMetadataName("Remote.RemoteAttribute", static (_, _) => true, static (c, _) => c.TargetSymbol.Name);
        context.RegisterSourceOutput(found.Collect(), static (_, _) => { });
    }
}
