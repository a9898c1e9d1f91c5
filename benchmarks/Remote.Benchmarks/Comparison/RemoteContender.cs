using Remote.Benchmarks.Core;
using Remote.Benchmarks.Peers;

namespace Remote.Benchmarks.Comparison;

/// <summary>Remote: a local cluster, whose actor hosts are the other processes.</summary>
internal sealed class RemoteContender : Contender<ObjectRef<int>>
{
    public const string ContenderName = "remote";

    // What is created is kept until the end, as the peers keep it.
    private readonly List<IActorRef<Adder>> created = [];

    private Cluster? cluster;
    private IActorRef<Adder>[] adders = [];

    public override string Name => ContenderName;

    public override string What => $"Remote {PackageVersion.Of<Cluster>()}: a local cluster with its defaults, one actor each in two shared hosts";

    public override ContenderKind Kind => ContenderKind.Remote;

    public override bool Takes(Workload workload) => true;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        cluster = await Cluster.StartAsync(cancellationToken: cancellationToken);
        adders = [Adder.Remote(), Adder.Remote()];
        foreach (IActorRef<Adder> adder in adders) await adder.Add(0).GetAsync(cancellationToken: cancellationToken);
    }

    public override ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? default;

    protected override ObjectRef<int> Call(int actor, int value) => adders[actor].Add(value);

    protected override ObjectRef<int> CallNew(int number, int value)
    {
        IActorRef<Adder> adder = Adder.Remote();
        created.Add(adder);
        return adder.Add(value);
    }

    protected override async ValueTask<int> AnswerAsync(ObjectRef<int> call) => await call;

    protected override async Task<int[]> AnswersAsync(ObjectRef<int>[] calls) => await calls;

    protected override int Answer(ObjectRef<int> call) => call.Get();
}
