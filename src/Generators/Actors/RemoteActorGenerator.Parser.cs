using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Actors;

internal static partial class RemoteActorGenerator
{
    /// <summary>Symbols in, models out.</summary>
    internal static class Parser
    {
        /// <summary>Null for what an analyzer reports.</summary>
        public static RemoteActorModel? Actor(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        {
            if (context.TargetSymbol is not INamedTypeSymbol type || !RemoteClassRules.IsActor(type)) return null;
            return new RemoteActorModel(
                CallsParser.FullName(type),
                type.Name,
                RemoteNames.Escape(type.ToDisplayString(RemoteNames.Identity)),
                type.IsPublicEverywhere() ? "public" : "internal",
                TypeParameterText.Models(TypeParameters.Around(type)),
                OptionsText.ForActor(context.Attributes[0]),
                new EquatableArray<MethodModel>(Constructors(type, cancellationToken)),
                new EquatableArray<RemoteActorMethodModel>(Methods(type, cancellationToken)),
                new EquatableArray<ConcurrencyGroupModel>(ConcurrencyGroupRules.GroupsOf(type).Select(group => new ConcurrencyGroupModel(group.Key, group.Value))));
        }

        private static IEnumerable<MethodModel> Constructors(INamedTypeSymbol type, CancellationToken cancellationToken)
        {
            IEnumerable<MethodModel> models = RemoteClassRules.Constructors(type)
                .Where(method => CanBeProxied(type, method))
                .Select(constructor => CallsParser.Constructor(type, constructor, cancellationToken));
            return SameTokenOrNone.Merge(models, model => model);
        }

        private static IEnumerable<RemoteActorMethodModel> Methods(INamedTypeSymbol type, CancellationToken cancellationToken)
        {
            IEnumerable<RemoteActorMethodModel> models = RemoteSurface.ProxiedWith(type)
                .Where(method => CanBeProxied(type, method))
                .Select(method => new RemoteActorMethodModel(CallsParser.ActorMethod(type, method, cancellationToken), ConcurrencyGroupRules.GroupOf(method)));
            return SameTokenOrNone.Merge(models, model => model.Method);
        }

        private static bool CanBeProxied(INamedTypeSymbol type, IMethodSymbol method)
            => RemoteMethodRules.CanBeCalled(method) && TypeParameters.Hiding(method) is null && ReservedNames.Taken(type, method) is null
                && !RemoteMethodRules.IsIncomplete(method);
    }
}
