using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Surfaces;
using Remote.Shared;

namespace Remote.Generators.Actors;

/// <summary>From <c>[Remote]</c> classes and interfaces to <c>Counter.Remote(…)</c> and the methods on <c>IActorRef&lt;Counter&gt;</c>.</summary>
internal static partial class RemoteActorGenerator
{
    public static IncrementalValuesProvider<RemoteActorModel> Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<RemoteActorModel> actors = context.SyntaxProvider
            .ForAttributeWithMetadataName(RemoteTypeNames.RemoteAttribute, static (node, _) => node is TypeDeclarationSyntax, Remembered.OfDeclaration(Parser.Actor))
            .WithTrackingName(TrackingNames.Candidates)
            .Where(static actor => actor is not null)
            .Select(static (actor, _) => actor!)
            .WithTrackingName(TrackingNames.Actors);

        context.RegisterSourceOutput(actors, static (output, model) => Emitter.Emit(output, model));
        return actors;
    }
}
