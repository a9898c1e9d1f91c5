namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Refs to actors in a list and in a dictionary.</summary>
internal sealed record Guests(List<IActorRef<Tenant>> Others, Dictionary<string, IActorRef<Tenant>> ByName);
