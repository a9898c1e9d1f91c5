using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Generators.Actors;
using Remote.Generators.Manifest;
using Remote.Generators.Pipeline;
using Remote.Generators.Tasks;

namespace Remote.Generators.Closings;

/// <summary>
/// From calls of generic members to registrations of what they call. An output of the implementation only: it binds calls to code that
/// this generator writes, which costs as much as a part of the compilation, and an editor must not pay that at each key.
/// </summary>
internal static partial class ClosingGenerator
{
    public static void Initialize(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<RemoteTaskClassModel> tasks,
        IncrementalValuesProvider<RemoteActorModel> actors,
        IncrementalValueProvider<AssemblyModel> assembly)
    {
        IncrementalValueProvider<ClosingInput> input = tasks.Collect()
            .Combine(actors.Collect())
            .Combine(assembly)
            .Select(static (parts, _) => Input(parts.Left.Left, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.Input);

        // A program without generic members has no compilation here, so that this output is never run again.
        IncrementalValueProvider<Compilation?> compilation = context.CompilationProvider
            .Combine(input)
            .Select(static (both, _) => both.Right.Names.Count == 0 ? null : both.Left);

        context.RegisterImplementationSourceOutput(compilation.Combine(input), static (output, both) =>
        {
            if (both.Left is { } present) Emitter.Emit(output, present, both.Right);
        });
    }

    private static ClosingInput Input(ImmutableArray<RemoteTaskClassModel> tasks, ImmutableArray<RemoteActorModel> actors, AssemblyModel assembly)
    {
        string[] names =
        [
            .. tasks.SelectMany(model => model.GenericNames).Concat(actors.SelectMany(model => model.GenericNames)).Concat(assembly.GenericMembers)
                .Distinct().OrderBy(name => name, StringComparer.Ordinal),
        ];
        return names.Length == 0
            ? ClosingInput.Nothing
            : new ClosingInput(new EquatableArray<string>(names), new EquatableArray<RemoteTaskClassModel>(tasks), new EquatableArray<RemoteActorModel>(actors));
    }
}
