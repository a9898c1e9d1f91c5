using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class InterfaceTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_is_called_through_its_interface()
    {
        IActorRef<IStage> stage = Doubler.Remote(null);
        Assert.Equal(new Frame(8, "d"), await stage.RunAsync(new Frame(4, "")));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_typed_pipeline_passes_frames_through()
    {
        IActorRef<Collector> collector = Collector.Remote();
        IActorRef<Doubler> doubler = Doubler.Remote(collector, new() { Cpus = 0.5 });
        IActorRef<AddOne> first = AddOne.Remote(doubler);
        ObjectRef<Frame>[] frames = [.. Enumerable.Range(0, 100).Select(i => first.RunAsync(new Frame(i, "")))];
        Frame[] done = await frames;
        Assert.Equal(Enumerable.Range(0, 100).Select(i => new Frame((i + 1) * 2, "adc")), done);
        Assert.Equal(100, await collector.Count());
        await Remote.Actors.KillAsync(doubler);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_of_several_classes_stand_in_one_list()
    {
        var collector = Collector.Remote();
        List<IActorRef<IStage>> stages = [AddOne.Remote(null), Doubler.Remote(null), collector];
        Assert.Equal(new[] { "a", "d", "c" }, await Stages.Remote().Marks(stages));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Inherited_methods_are_remote()
    {
        IActorRef<Derived> derived = Derived.Remote("x");
        Assert.Equal("base x", await derived.Inherited());
        Assert.Equal("derived", await derived.Overridden());
        Assert.Equal("own x", await derived.Own());
        IActorRef<BaseActor> asBase = derived;
        Assert.Equal("derived", await asBase.Overridden());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_named_actor_is_found_as_its_interface()
    {
        _ = Doubler.Remote(null, new() { Name = "a stage" });
        IActorRef<IStage> found = await Remote.Actors.GetAsync<IStage>("a stage");
        Assert.Equal(new Frame(2, "d"), await found.RunAsync(new Frame(1, "")));
    }
}

internal sealed record Frame(int Number, string Trace);

[Remote]
internal interface IStage
{
    Task<Frame> RunAsync(Frame frame);
}

[Remote]
internal class AddOne(IActorRef<IStage>? next) : IStage
{
    public async Task<Frame> RunAsync(Frame frame)
    {
        var done = new Frame(frame.Number + 1, frame.Trace + "a");
        return next is null ? done : await next.RunAsync(done);
    }
}

[Remote]
internal class Doubler(IActorRef<IStage>? next) : IStage
{
    public async Task<Frame> RunAsync(Frame frame)
    {
        var done = new Frame(frame.Number * 2, frame.Trace + "d");
        return next is null ? done : await next.RunAsync(done);
    }
}

[Remote]
internal class Collector : IStage
{
    private int count;

    public int Count() => count;

    public Task<Frame> RunAsync(Frame frame)
    {
        count++;
        return Task.FromResult(frame with { Trace = frame.Trace + "c" });
    }
}

internal static class Stages
{
    [Remote]
    public static async Task<List<string>> Marks(List<IActorRef<IStage>> stages)
    {
        var marks = new List<string>();
        foreach (IActorRef<IStage> stage in stages) marks.Add((await stage.RunAsync(new Frame(0, ""))).Trace);
        return marks;
    }
}

[Remote]
internal class BaseActor(string name)
{
    protected string Name { get; } = name;

    public string Inherited() => $"base {Name}";

    public virtual string Overridden() => "base";
}

[Remote]
internal class Derived(string name) : BaseActor(name)
{
    public override string Overridden() => "derived";

    public string Own() => $"own {Name}";
}
