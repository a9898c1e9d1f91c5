using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Calls that obey their token when others end their actor: what becomes of them is said by the actor's end, not by how fast they obey.</summary>
[Collection(ClusterCollection.Name)]
public sealed class StoppedCallTests : IDisposable
{
    private readonly Signals signals = new();

    public void Dispose() => signals.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_obeys_at_once_fails_with_the_actors_death()
    {
        for (int i = 0; i < 20; i++)
        {
            IActorRef<Obedient> actor = Obedient.Remote();
            ObjectRef<int> waits = actor.WaitAsync(signals[$"begun {i}"]);
            await Signals.WaitAsync(signals[$"begun {i}"]);
            await Remote.Actors.KillAsync(actor);
            await Assert.ThrowsAsync<ActorDiedException>(async () => await waits);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_that_may_be_repeated_is_made_again_in_each_next_life()
    {
        IActorRef<Obedient> actor = Obedient.Remote(new() { MaxRestarts = 2, MaxTaskRetries = 2 });
        ObjectRef<int> waits = actor.WaitThriceAsync(signals["begun"]);
        for (int life = 1; life <= 2; life++)
        {
            await Signals.UntilAsync(() => Signals.Lines(signals["begun"]).Length == life, $"Life {life} did not begin the call.");
            await Remote.Actors.KillAsync(actor, restart: true);
        }

        Assert.Equal(3, await waits);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task One_whose_caller_cancels_it_is_cancelled()
    {
        IActorRef<Obedient> actor = Obedient.Remote();
        ObjectRef<int> waits = actor.WaitAsync(signals["begun"]);
        await Signals.WaitAsync(signals["begun"]);
        await waits.CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await waits);
    }

    [Fact]
    public void A_ref_that_has_its_value_keeps_it_when_a_late_word_about_its_call_comes()
    {
        using ObjectRef<string> reference = ObjectRef.Put("value");
        reference.Call = new LateCall();
        Assert.Null(reference.Call);
        Assert.Equal("value", reference.Get());
    }

    private sealed class LateCall : Remote.Tasks.ICancellableCall
    {
        public Task CancelAsync(bool force) => Task.CompletedTask;

        public string Describe() => "late";
    }
}

[Remote]
internal class Obedient
{
    public async Task<int> WaitAsync(string begun, CancellationToken cancellationToken = default)
    {
        Signals.Set(begun);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    public async Task<int> WaitThriceAsync(string begun, CancellationToken cancellationToken = default)
    {
        Signals.Append(begun, "life");
        int lives = Signals.Lines(begun).Length;
        if (lives < 3) await Task.Delay(Timeout.Infinite, cancellationToken);
        return lives;
    }
}
