using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Who holds a ref may cancel its call, whichever process made it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class BorrowedCancellationTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_worker_cancels_a_call_of_the_driver()
    {
        ObjectRef<int> running = Cancellable.Remote().Obey(place.Folder, "began");
        await place.Awaited("began");
        Assert.Equal("told", await Cancelling.Remote().Cancel([running], force: false));
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_driver_cancels_a_call_of_a_worker()
    {
        ObjectRef<int>[] made = await Cancelling.Remote().Make(place.Folder);
        await place.Awaited("began");
        await made[0].CancelAsync();
        var error = await Assert.ThrowsAsync<TaskCancelledException>(async () => await made[0]);
        Assert.Contains("Cancellable.Obey", error.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task With_force_it_is_over_when_the_call_is()
    {
        ObjectRef<int>[] made = await Maker.Remote().MakeDeaf(place.Folder);
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "busy-") == 1, "busy task"));
        await made[0].CancelAsync(force: true);
        await Assert.ThrowsAsync<TaskCancelledException>(() => made[0].GetAsync(Limits.Wait));
        int ended = Assert.Single(place.Marked("busy-"));
        await Signals.UntilAsync(() => Cluster.Current!.Workers.All(w => w.ProcessId != ended), "The worker is still there.");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_actors_call_is_not_ended_by_force_from_elsewhere_either()
    {
        using var signals = new Signals();
        ObjectRef<int> runs = Patient.Remote().Until(signals["begun"], signals["go"]);
        await Signals.WaitAsync(signals["begun"]);
        Assert.Contains("Actors.KillAsync", await Cancelling.Remote().Cancel([runs], force: true));
        Signals.Set(signals["go"]);
        Assert.Equal(1, await runs);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_has_ended_is_not_cancelled_any_more()
    {
        ObjectRef<int> done = Work.Remote().Add(1, 2);
        Assert.Equal(3, await done);
        Assert.Equal("told", await Cancelling.Remote().Cancel([done], force: true));
        Assert.Equal(3, await done);
        Assert.Equal("told", await Cancelling.Remote().Cancel([ObjectRef.Put(4)], force: false));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_view_of_a_ref_cancels_its_call()
    {
        ObjectRef<int> running = Cancellable.Remote().Obey(place.Folder, "began");
        await place.Awaited("began");
        await running.As<object>().CancelAsync();
        await Assert.ThrowsAsync<TaskCancelledException>(async () => await running);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_whose_owner_is_dead_has_ended()
    {
        Owned owned = await Victims.Remote().Own("mine");
        Kill.Process(owned.Owner);
        await owned.Value.CancelAsync(force: true);
        await Assert.ThrowsAsync<OwnerDiedException>(() => owned.Value.GetAsync(Limits.Wait));
    }
}

internal static class Cancelling
{
    [Remote]
    public static async Task<string> Cancel(ObjectRef<int>[] one, bool force)
    {
        try
        {
            await one[0].CancelAsync(force);
            return "told";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    [Remote]
    public static ObjectRef<int>[] Make(string folder) => [Cancellable.Remote().Obey(folder, "began")];
}

/// <summary>Owns refs in a process that runs no tasks: the end of a worker for tasks does not take them.</summary>
[Remote]
internal class Maker
{
    public ObjectRef<int>[] MakeDeaf(string folder) => [Cancellable.Remote(new() { MaxRetries = 0 }).Ignore(folder)];
}
