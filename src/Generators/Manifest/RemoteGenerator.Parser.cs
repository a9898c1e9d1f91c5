using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Generators.Surfaces;
using Remote.Shared;

namespace Remote.Generators.Manifest;

public sealed partial class RemoteGenerator
{
    /// <summary>Symbols in, models out.</summary>
    private static class Parser
    {
        // References do not change at an edit.
        private static readonly ConditionalWeakTable<SurfaceContext, AssemblyModel> Known = new();

        public static AssemblyModel Assembly(Compilation compilation, CancellationToken cancellationToken)
            => Known.GetValue(CompilationSurface.Of(compilation).Context, _ => Read(compilation));

        private static AssemblyModel Read(Compilation compilation)
        {
            AttributeData[] references =
            [
                .. compilation.SourceModule.ReferencedAssemblySymbols.Where(RefersToRuntime)
                    .Select(reference => reference.Find(RemoteTypeNames.RemoteAssemblyAttribute)).OfType<AttributeData>(),
            ];
            return new AssemblyModel(
                "Manifest_" + RemoteNames.Escape(compilation.Assembly.Name),
                Sorted(references.Select(ManifestOf).OfType<string>()),
                Sorted(references.SelectMany(GenericMembers)));
        }

        public static ManifestModel Manifest(
            AssemblyModel assembly, ImmutableArray<string> tasks, ImmutableArray<string> actors, ImmutableArray<string> generic, ImmutableArray<string> hooks) => new(
            assembly.ManifestName,
            assembly.References,
            new EquatableArray<string>(tasks),
            new EquatableArray<string>(actors),
            Sorted(generic),
            Sorted(hooks));

        /// <summary>Spares the reading of every other assembly's attributes.</summary>
        private static bool RefersToRuntime(IAssemblySymbol assembly)
            => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == RemoteTypeNames.RuntimeAssembly));

        private static string? ManifestOf(AttributeData attribute)
            => attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol manifest ? CallsParser.FullName(manifest) : null;

        private static IEnumerable<string> GenericMembers(AttributeData attribute)
            => attribute.NamedArguments.Where(named => named is { Key: "GenericMembers", Value: { Kind: TypedConstantKind.Array, IsNull: false } })
                .SelectMany(named => named.Value.Values).Select(name => name.Value).OfType<string>();

        private static EquatableArray<string> Sorted(IEnumerable<string> names) => new(names.Distinct().OrderBy(name => name, StringComparer.Ordinal));
    }
}
