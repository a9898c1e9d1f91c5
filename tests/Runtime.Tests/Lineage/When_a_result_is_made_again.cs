using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>The second run of a task is a call like any other: it can be seen, cancelled, and lost with its worker.</summary>
public sealed class When_a_result_is_made_again(LineageFixture fixture) : IClassFixture<LineageFixture>, IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task The_state_says_why_it_runs()
    {
        (_, Task<byte[]> reading) = await LoseAsync(new());
        PendingCall[] pending = [.. (await fixture.Own.Cluster.GetPendingCallsAsync()).Where(static c => c.Name == "Makers.MakeThenWait")];
        Assert.Contains("made again", Assert.Single(pending).Reason);
        Assert.Contains("damaged", pending[0].Reason);
        place.Mark("go");
        Assert.Equal(Makers.Bytes(1), await reading);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Cancelling_its_ref_ends_it()
    {
        (ObjectRef<byte[]> made, Task<byte[]> reading) = await LoseAsync(new());
        await made.CancelAsync();
        var error = await Assert.ThrowsAsync<ObjectLostException>(() => reading);
        Assert.IsType<TaskCancelledException>(error.InnerException);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_reader_that_gives_up_does_not_end_it()
    {
        (ObjectRef<byte[]> made, Task<byte[]> reading) = await LoseAsync(new());
        using var impatient = new CancellationTokenSource();
        Task<byte[]> other = made.GetAsync(cancellationToken: impatient.Token);
        impatient.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        place.Mark("go");
        Assert.Equal(Makers.Bytes(1), await reading);
        Assert.Equal(2, Place.Count(place.Folder, "waiter-"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_worker_that_dies_with_it_costs_a_retry()
    {
        (_, Task<byte[]> reading) = await LoseAsync(new() { MaxRetries = 2 });
        int[] before = place.Marked("again-");
        Kill.Process(Assert.Single(before));
        await Task.Run(() => Place.AwaitThat(() => place.Marked("again-").Length == 2, "third run"));
        place.Mark("go");
        Assert.Equal(Makers.Bytes(1), await reading);
        Assert.Equal(3, Place.Count(place.Folder, "waiter-"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_worker_that_dies_with_the_last_run_is_inside_the_error()
    {
        (_, Task<byte[]> reading) = await LoseAsync(new() { MaxRetries = 1 });
        Kill.Process(Assert.Single(place.Marked("again-")));
        var error = await Assert.ThrowsAsync<ObjectLostException>(() => reading);
        Assert.IsType<WorkerCrashedException>(error.InnerException);
    }

    // Its second run is under way.
    private async Task<(ObjectRef<byte[]> Made, Task<byte[]> Reading)> LoseAsync(TaskOptions options)
    {
        ObjectRef<byte[]> made = Makers.Remote(options).MakeThenWait(place.Folder);
        await made;
        Damage.Lose(made);
        Task<byte[]> reading = made.AsTask();
        await Task.Run(() => Place.AwaitThat(() => place.Marked("again-").Length == 1, "second run"));
        return (made, reading);
    }
}
