using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>The methods that can be called on a ref to an actor.</summary>
internal static class ActorMethods
{
    /// <summary>The class or interface that a ref is of; null for any other type.</summary>
    public static INamedTypeSymbol? ActorOf(ITypeSymbol? type)
        => type.IsRuntimeType("IActorRef") && type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol actor] } && actor.IsMarkedRemote() ? actor : null;

    /// <summary>Those of one name, inherited ones included.</summary>
    public static IEnumerable<IMethodSymbol> Named(INamedTypeSymbol actor, string name) => All(actor).Where(method => method.Name == name);

    /// <summary>All of them, one of each name and parameter list.</summary>
    public static IEnumerable<IMethodSymbol> All(INamedTypeSymbol actor)
        => Levels(actor).Where(static level => level.IsMarkedRemote()).SelectMany(RemoteSurface.AddedBy);

    /// <summary>Whether a method can be given so many arguments, a token after its own included.</summary>
    public static bool Takes(IMethodSymbol method, int count)
    {
        IParameterSymbol[] given = [.. method.Parameters.Where(parameter => !RemoteMethodRules.IsCancellationToken(parameter.Type))];
        int required = given.Count(parameter => !parameter.IsOptional && !parameter.IsParams);
        return count >= required && (count <= given.Length + 1 || given.Any(parameter => parameter.IsParams));
    }

    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol actor)
    {
        for (INamedTypeSymbol? at = actor; at is not null; at = at.BaseType) yield return at;
        foreach (INamedTypeSymbol level in actor.AllInterfaces) yield return level;
    }
}
