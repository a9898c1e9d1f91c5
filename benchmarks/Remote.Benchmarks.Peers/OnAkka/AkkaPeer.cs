using Akka.Actor;

namespace Remote.Benchmarks.Peers.OnAkka;

/// <summary>Asks actors of another actor system.</summary>
internal sealed class AkkaPeer : Peer
{
    private ActorSystem? system;
    private IActorRef[] adders = [];
    private IActorRef creator = ActorRefs.Nobody;

    public override string Name => PeerNames.Akka;

    public override string What => $"Akka.Remote {PackageVersion.Of<ActorSystem>()}: Ask over DotNetty TCP, batching and int serializer as by default; a creator on the host hands a new actor its first call";

    protected override async Task ConnectAsync(string address)
    {
        system = AkkaSystem.Start("client");
        adders = [await FindAsync(address, "adder0"), await FindAsync(address, "adder1")];
        creator = await FindAsync(address, "creator");
    }

    protected override Task DisconnectAsync() => system?.Terminate() ?? Task.CompletedTask;

    protected override Task<int> Call(int actor, int value) => adders[actor].Ask<int>(value);

    protected override Task<int> CallNew(int number, int value) => creator.Ask<int>(value);

    private Task<IActorRef> FindAsync(string address, string name) => system!.ActorSelection($"{address}/user/{name}").ResolveOne(HostProcess.Patience);
}
