namespace Remote.Runtime.Tests.Failures;

[Collection(FailureCollection.Name)]
public sealed class TaskCrashTests(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_task_is_run_again_when_its_worker_is_killed()
    {
        using var signals = new Signals();
        ObjectRef<int> task = Victims.Remote().EndFrom(2, signals["attempts"]);
        await KillAttemptAsync(signals["attempts"], 0);
        await KillAttemptAsync(signals["attempts"], 1);
        Assert.Equal(42, await task);
        Assert.Equal(["0", "1", "2"], Signals.Lines(signals["attempts"]).Select(l => l.Split(' ')[0]));
        Assert.Equal(3, Signals.Lines(signals["attempts"]).Distinct().Count());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_whose_retries_are_used_up_says_how_its_worker_ended()
    {
        using var signals = new Signals();
        ObjectRef<int> task = Victims.Remote(new() { MaxRetries = 1 }).EndFrom(9, signals["attempts"]);
        await KillAttemptAsync(signals["attempts"], 0);
        await KillAttemptAsync(signals["attempts"], 1);
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await task);
        Assert.Contains("Victims.EndFrom", error.Message);
        Assert.Contains("SIGKILL", error.Message);
        Assert.Contains("2 times in all", error.Message);
        Assert.Contains("MaxRetries", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_must_not_be_repeated_is_not()
    {
        using var signals = new Signals();
        ObjectRef<int> task = Victims.Remote(new() { MaxRetries = 0 }).EndFrom(9, signals["attempts"]);
        await KillAttemptAsync(signals["attempts"], 0);
        await Assert.ThrowsAsync<WorkerCrashedException>(async () => await task);
        Assert.Single(Signals.Lines(signals["attempts"]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_ends_its_process_is_a_crash()
    {
        Assert.Equal(2, await Victims.Remote().ExitUntil(2, 3));
        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await Victims.Remote(new() { MaxRetries = 0 }).ExitUntil(1, 77));
        Assert.Contains("77", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Workers_that_are_killed_are_replaced()
    {
        int[] killed = await fixture.KillTaskWorkersAsync();
        int[] processes = await Enumerable.Range(0, 20).Select(_ => Victims.Remote().ProcessId()).ToArray();
        Assert.Empty(processes.Intersect(killed));
        Assert.All(processes, p => Assert.Contains(fixture.Cluster.Workers, w => w.ProcessId == p && w.Role == "tasks"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_thousand_tasks_survive_the_death_of_a_worker()
    {
        ObjectRef<int>[] tasks = [.. Enumerable.Range(0, 1000).Select(i => Victims.Remote(new() { MaxRetries = -1 }).Square(i))];
        await tasks[200];
        Kill.Process(fixture.Cluster.Workers.First(w => w.Role == "tasks").ProcessId);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i * i), await tasks);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_that_waits_for_another_is_repeated_too()
    {
        using var signals = new Signals();
        ObjectRef<int> outer = Victims.Remote().Outer(signals["attempts"], signals["go"]);
        await KillAttemptAsync(signals["attempts"], 0);
        await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length == 2, "The task was not run again.");
        Signals.Set(signals["go"]);
        Assert.Equal(2, await outer);
    }

    private static async Task KillAttemptAsync(string attempts, int attempt)
    {
        await Signals.UntilAsync(() => Signals.Lines(attempts).Length > attempt, $"Attempt {attempt} did not begin.");
        Kill.Process(int.Parse(Signals.Lines(attempts)[attempt].Split(' ')[1]));
    }
}
