using System.Globalization;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>Why each call waits can be asked for.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PendingCallTests(ClusterFixture fixture) : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_that_runs_says_where()
    {
        ObjectRef<int> running = Gates.Remote().Pass(place.Folder, "open", 1);
        PendingCall call = await UntilAsync("Gates.Pass", PendingCallState.Sent);
        Assert.Equal("2", call.Caller);
        Assert.StartsWith("2-", call.Id);
        Assert.Contains(fixture.Cluster.Workers, w => call.Reason.Contains($"worker {w.Id}", StringComparison.Ordinal));
        Assert.InRange(call.Age, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        place.Mark("open");
        await running;
        Assert.DoesNotContain(await fixture.Cluster.GetPendingCallsAsync(), c => c.Id == call.Id);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_without_a_worker_says_who_has_them()
    {
        // Both run before the wide one asks: it would go before the second, which may have been sent behind the first and is handed back.
        ObjectRef[] busy = [.. Enumerable.Range(0, 2).Select(_ => Gates.Remote().MeetAndHold(place.Folder, 2, "open"))];
        await Failures.Signals.UntilAsync(() => Place.Count(place.Folder, "held-") == 2, "Two tasks did not come to run at the same time.");
        ObjectRef<int> wide = Work.Remote(new() { Cpus = 2, Name = "wide" }).Add(1, 2);
        PendingCall call = await UntilAsync("wide", PendingCallState.WaitsForWorker, "2 of 2 CPU are in use");
        Assert.Contains("waits for a worker with 2 CPU", call.Reason);
        Assert.Equal(2, call.Reason.Split("which runs tasks of the driver").Length - 1);
        place.Mark("open");
        await busy;
        Assert.Equal(3, await wide);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_that_waits_for_arguments_says_for_whose_result()
    {
        ObjectRef<int> running = Gates.Remote().Pass(place.Folder, "open", 1);
        ObjectRef<int> chained = running;
        for (int i = 0; i < 10; i++) chained = Work.Remote(new() { Name = $"link {i}" }).Add(chained, 1);
        PendingCall first = await UntilAsync("link 0", PendingCallState.WaitsForArguments);
        Assert.Contains("the result of Gates.Pass", first.Reason);
        PendingCall last = await UntilAsync("link 9", PendingCallState.WaitsForArguments);
        Assert.Contains("the result of link 8", last.Reason);
        Assert.InRange(last.Reason.Length, 1, 500);
        place.Mark("open");
        Assert.Equal(11, await chained);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Calls_of_workers_are_told_too()
    {
        ObjectRef parent = Waiting.Remote().Parent(place.Folder);
        PendingCall child = await UntilAsync("Gates.Hold", PendingCallState.Sent);
        Assert.NotEqual("2", child.Caller);
        Assert.Contains(fixture.Cluster.Workers, w => w.Id == child.Caller);
        Assert.NotEqual(0UL, ulong.Parse(child.Caller, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        PendingCall above = await UntilAsync("Waiting.Parent", PendingCallState.WaitsInside);
        Assert.Contains("its code waits", above.Reason);
        place.Mark("open");
        await parent;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_value_that_another_process_owes_is_listed()
    {
        ObjectRef<int>[] owed = await Families.Remote().LeaveRunning(place.Folder);
        Task<int> waits = owed[0].AsTask();
        PendingCall call = await UntilAsync("the value of a ref", PendingCallState.WaitsForOwner);
        Assert.Contains("which owns it", call.Reason);
        place.Mark("open");
        Assert.Equal(5, await waits);
    }

    private async Task<PendingCall> UntilAsync(string name, PendingCallState state, string reason = "")
    {
        PendingCall? found = null;
        await Failures.Signals.UntilAsync(
            () =>
            {
                found = fixture.Cluster.GetPendingCallsAsync().GetAwaiter().GetResult().FirstOrDefault(
                    c => c.Name == name && c.State == state && c.Reason.Contains(reason, StringComparison.Ordinal));
                return found is not null;
            },
            $"{name} did not come to {state}.");
        return found!;
    }
}

internal static class Waiting
{
    [Remote]
    public static async Task Parent(string folder) => await Gates.Remote().Hold(folder, "open");
}
