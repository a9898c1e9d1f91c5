using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Generators.Actors;
using Remote.Generators.Closings;
using Remote.Generators.Tasks;

namespace Remote.Generators.Manifest;

/// <summary>Proxies and invokers of tasks and actors, and the manifest that lists them: one generator, so that each member is parsed once.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class RemoteGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RemoteTaskClassModel> tasks = RemoteTaskGenerator.Initialize(context);
        IncrementalValuesProvider<RemoteActorModel> actors = RemoteActorGenerator.Initialize(context);
        IncrementalValueProvider<AssemblyModel> assembly = context.CompilationProvider
            .Select(Parser.Assembly)
            .WithTrackingName(TrackingNames.Assembly);

        IncrementalValueProvider<ManifestModel> manifest = assembly
            .Combine(tasks.Where(static model => model.HasTable).Select(static (model, _) => model.Table).Collect())
            .Combine(actors.Where(static model => model.HasTable).Select(static (model, _) => model.Table).Collect())
            .Combine(GenericNames(tasks, actors))
            .Combine(ServicesHooks.Initialize(context).Collect())
            .Select(static (parts, _) => Parser.Manifest(parts.Left.Left.Left.Left, parts.Left.Left.Left.Right, parts.Left.Left.Right, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.Manifest);

        context.RegisterSourceOutput(manifest, static (output, model) => Emitter.Emit(output, model));
        ClosingGenerator.Initialize(context, tasks, actors, assembly);
    }

    private static IncrementalValueProvider<ImmutableArray<string>> GenericNames(
        IncrementalValuesProvider<RemoteTaskClassModel> tasks, IncrementalValuesProvider<RemoteActorModel> actors)
        => tasks.SelectMany(static (model, _) => model.GenericNames).Collect()
            .Combine(actors.SelectMany(static (model, _) => model.GenericNames).Collect())
            .Select(static (names, _) => names.Left.AddRange(names.Right));
}
