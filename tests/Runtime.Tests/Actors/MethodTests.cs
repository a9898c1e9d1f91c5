using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class MethodTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task An_exception_leaves_the_actor_alive()
    {
        IActorRef<Fickle> actor = Fickle.Remote();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.Throw("first"));
        Assert.Equal("first", Assert.IsType<ArgumentException>(error.InnerException).Message);
        Assert.Contains("Fickle.Throw", error.Message);
        Assert.Contains(nameof(Fickle.Throw), error.RemoteStackTrace);
        error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.ThrowAsync("second"));
        Assert.Equal("second", Assert.IsType<ArgumentException>(error.InnerException).Message);
        Assert.Equal(2, await actor.Thrown());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_exception_that_cannot_be_described_is_still_an_exception()
    {
        IActorRef<Fickle> actor = Fickle.Remote();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.ThrowTrap());
        Assert.Contains(nameof(TrapException), error.Message);
        Assert.Equal(0, await actor.Thrown());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Code_on_the_token_that_throws_does_not_end_the_host()
    {
        using var signals = new Signals();
        IActorRef<Fickle> actor = Fickle.Remote();
        ObjectRef call = actor.ThrowOnCancelAsync(signals["begun"], signals["cancelled"]);
        await Signals.WaitAsync(signals["begun"]);
        await call.CancelAsync();
        await call;
        Assert.Equal(0, await actor.Thrown());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Values_of_all_kinds_come_and_go()
    {
        IActorRef<Fickle> actor = Fickle.Remote();
        await actor.Nothing();
        await actor.NothingAsync();
        await actor.NothingSoonAsync();
        Assert.Equal(7, await actor.SoonAsync(7));
        Assert.Equal(new[] { "a", "b" }, await actor.List(["a", "b"]));
        Assert.Null(await actor.List(null));
        Assert.Equal(new Dictionary<string, int> { ["x"] = 1 }, await actor.Map(new() { ["x"] = 1 }));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Arguments_and_results_are_copies()
    {
        IActorRef<Fickle> actor = Fickle.Remote();
        List<string> mine = ["a"];
        ObjectRef<List<string>?> back = actor.List(mine);
        mine.Add("b");
        List<string> theirs = (await back)!;
        Assert.Equal(["a"], theirs);
        theirs.Add("c");
        Assert.Equal(new[] { "a" }, await back);
    }
}

[Remote]
internal class Fickle
{
    private int thrown;

    public int Thrown() => thrown;

    public void Throw(string why)
    {
        thrown++;
        throw new ArgumentException(why);
    }

    public async Task ThrowAsync(string why)
    {
        await Task.Yield();
        thrown++;
        throw new ArgumentException(why);
    }

    public void ThrowTrap() => throw new TrapException();

    public async Task ThrowOnCancelAsync(string begun, string cancelled, CancellationToken ct)
    {
        using CancellationTokenRegistration registration = ct.Register(() =>
        {
            Signals.Set(cancelled);
            throw new InvalidOperationException("from the token");
        });
        Signals.Set(begun);
        await Signals.WaitAsync(cancelled);
    }

    public void Nothing()
    {
    }

    public Task NothingAsync() => Task.CompletedTask;

    public async ValueTask NothingSoonAsync() => await Task.Yield();

    public async ValueTask<int> SoonAsync(int value)
    {
        await Task.Yield();
        return value;
    }

    public List<string>? List(List<string>? list) => list;

    public Dictionary<string, int> Map(Dictionary<string, int> map) => map;
}

/// <summary>An exception whose own members throw.</summary>
internal sealed class TrapException : Exception
{
    public override string Message => throw new InvalidOperationException("a trap");

    public override string ToString() => throw new InvalidOperationException("a trap");
}
