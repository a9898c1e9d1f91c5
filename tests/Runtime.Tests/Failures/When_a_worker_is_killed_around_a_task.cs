namespace Remote.Runtime.Tests.Failures;

[Collection(FailureCollection.Name)]
public sealed class When_a_worker_is_killed_around_a_task(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task Before_it_runs_it_runs_elsewhere_once_though_it_must_not_be_repeated()
    {
        using var signals = new Signals();
        var once = new TaskOptions { MaxRetries = 0 };
        ObjectRef<int>[] busy = [.. Enumerable.Range(0, 2).Select(_ => Victims.Remote(once).EndFrom(9, signals["busy"]))];
        await Signals.UntilAsync(() => Signals.Lines(signals["busy"]).Length == 2, "The workers are not busy.");
        ObjectRef<int> waits = Victims.Remote(once).EndFrom(0, signals["waits"]);
        foreach (string line in Signals.Lines(signals["busy"])) Kill.Process(int.Parse(line.Split(' ')[1]));
        Assert.Equal(42, await waits);
        Assert.Equal("0", Assert.Single(Signals.Lines(signals["waits"])).Split(' ')[0]);
        foreach (ObjectRef<int> one in busy) await Assert.ThrowsAsync<WorkerCrashedException>(async () => await one);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task While_it_runs_it_is_repeated_three_times_unless_told_otherwise()
    {
        using var signals = new Signals();
        ObjectRef<int> task = Victims.Remote().EndFrom(9, signals["attempts"]);
        for (int attempt = 0; attempt <= 3; attempt++)
        {
            await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length > attempt, $"Attempt {attempt} did not begin.");
            Kill.Process(int.Parse(Signals.Lines(signals["attempts"])[attempt].Split(' ')[1]));
        }

        var error = await Assert.ThrowsAsync<WorkerCrashedException>(async () => await task);
        Assert.Contains("4 times in all", error.Message);
        Assert.Equal(["0", "1", "2", "3"], Signals.Lines(signals["attempts"]).Select(static l => l.Split(' ')[0]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task While_it_makes_a_split_result_each_element_comes_once_and_from_one_try()
    {
        using var signals = new Signals();
        var (attempt, text) = Victims.Remote().SplitFrom(2, signals["attempts"]);
        int ended = 0;
        Task[] ends = [CountAsync(attempt.AsTask()), CountAsync(text.AsTask())];
        for (int killed = 0; killed < 2; killed++)
        {
            await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length > killed, $"Attempt {killed} did not begin.");
            Assert.Equal(0, ended);
            Kill.Process(int.Parse(Signals.Lines(signals["attempts"])[killed].Split(' ')[1]));
        }

        await Task.WhenAll(ends);
        Assert.Equal((2, "42"), (await attempt, await text));
        Assert.Equal(2, ended);
        Kill.Process(int.Parse(Signals.Lines(signals["attempts"])[2].Split(' ')[1]));
        Assert.Equal(4, await Victims.Remote().Square(attempt));
        Assert.Equal(["0", "1", "2"], Signals.Lines(signals["attempts"]).Select(static l => l.Split(' ')[0]));

        async Task CountAsync(Task element)
        {
            await element;
            Interlocked.Increment(ref ended);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task After_it_has_run_its_value_is_here_and_an_argument_still()
    {
        using var signals = new Signals();
        ObjectRef<int> task = Victims.Remote().EndFrom(0, signals["attempts"]);
        Assert.Equal(42, await task);
        int ran = int.Parse(Assert.Single(Signals.Lines(signals["attempts"])).Split(' ')[1]);
        Kill.Process(ran);
        await Signals.UntilAsync(() => fixture.Cluster.Workers.All(w => w.ProcessId != ran), "The worker is not gone.");
        Assert.Equal(42, await task);
        Assert.Equal(42 * 42, await Victims.Remote().Square(task));
        Assert.Single(Signals.Lines(signals["attempts"]));
    }
}
