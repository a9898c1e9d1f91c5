using Microsoft.CodeAnalysis;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Tasks;

/// <summary>From <c>[Remote]</c> static methods to <c>Pi.Remote().CountInside(…)</c>.</summary>
internal static partial class RemoteTaskGenerator
{
    public static IncrementalValuesProvider<RemoteTaskClassModel> Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RemoteTaskModel> tasks = RemoteMethods.Find(context, Parser.Task)
            .WithTrackingName(TrackingNames.Candidates)
            .Where(static task => task is not null)
            .Select(static (task, _) => task!)
            .WithTrackingName(TrackingNames.Tasks);

        IncrementalValuesProvider<RemoteTaskClassModel> classes = tasks
            .Collect()
            .SelectMany(Parser.Classes)
            .WithTrackingName(TrackingNames.Classes);

        context.RegisterSourceOutput(classes, static (output, model) => Emitter.Emit(output, model));
        return classes;
    }
}
