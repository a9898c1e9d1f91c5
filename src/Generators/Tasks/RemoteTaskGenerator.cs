using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Generators.Tasks;

/// <summary>From <c>[Remote]</c> static methods to <c>Pi.Remote().CountInside(…)</c>.</summary>
internal static partial class RemoteTaskGenerator
{
    public static IncrementalValuesProvider<RemoteTaskClassModel> Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RemoteTaskModel> tasks = context.SyntaxProvider
            .ForAttributeWithMetadataName(RemoteTypeNames.RemoteAttribute, static (node, _) => node is MethodDeclarationSyntax, Parser.Task)
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
