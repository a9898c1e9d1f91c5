using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Manifest;

public sealed partial class RemoteGenerator
{
    /// <summary>Symbols in, models out.</summary>
    private static class Parser
    {
        public static AssemblyModel Assembly(Compilation compilation, CancellationToken cancellationToken)
        {
            IEnumerable<string> references = compilation.SourceModule.ReferencedAssemblySymbols
                .Where(RefersToRuntime)
                .Select(ManifestOf)
                .OfType<string>()
                .OrderBy(name => name, StringComparer.Ordinal);
            return new AssemblyModel("Manifest_" + RemoteNames.Escape(compilation.Assembly.Name), new EquatableArray<string>(references));
        }

        public static ManifestModel Manifest(AssemblyModel assembly, ImmutableArray<string> tasks, ImmutableArray<string> actors, ImmutableArray<string> hooks) => new(
            assembly.ManifestName,
            assembly.References,
            new EquatableArray<string>(tasks),
            new EquatableArray<string>(actors),
            new EquatableArray<string>(hooks.OrderBy(name => name, StringComparer.Ordinal)));

        /// <summary>Spares the reading of every other assembly's attributes: this step runs at each edit.</summary>
        private static bool RefersToRuntime(IAssemblySymbol assembly)
            => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == RemoteTypeNames.RuntimeAssembly));

        private static string? ManifestOf(IAssemblySymbol assembly)
            => assembly.Find(RemoteTypeNames.RemoteAssemblyAttribute)?.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol manifest
                ? CallsParser.FullName(manifest)
                : null;
    }
}
