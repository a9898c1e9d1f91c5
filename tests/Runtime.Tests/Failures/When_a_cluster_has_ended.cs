using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Streams;

namespace Remote.Runtime.Tests.Failures;

/// <summary>No file is left of it, however its processes ended, except what they wrote.</summary>
public sealed class When_a_cluster_has_ended : IDisposable
{
    private static readonly string[] Variables = ["TMPDIR", "XDG_RUNTIME_DIR"];

    private readonly string folder = Directory.CreateTempSubdirectory("remote-end-").FullName;
    private readonly string?[] before = [.. Variables.Select(Environment.GetEnvironmentVariable)];
    private readonly Signals signals = new();

    public When_a_cluster_has_ended()
    {
        Environment.SetEnvironmentVariable("TMPDIR", folder);
        Environment.SetEnvironmentVariable("XDG_RUNTIME_DIR", null);
    }

    public void Dispose()
    {
        for (int i = 0; i < Variables.Length; i++) Environment.SetEnvironmentVariable(Variables[i], before[i]);
        signals.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Nothing_is_left_in_the_temporary_folder()
    {
        string? logs;
        await using (OwnCluster own = await OwnCluster.StartAsync())
        {
            logs = own.Cluster.LogFolder;
            await KillSomeAsync();
            Assert.NotEmpty(Left(logs));
        }

        Assert.Empty(Left(logs));
        Assert.DoesNotContain(Directory.GetDirectories(folder, "*", SearchOption.AllDirectories), static d => Path.GetFileName(d).Length == 16);
    }

    // A task's worker, an actor host, an actor's own process, and one that starts in their place; a stream is open at the end.
    private async Task KillSomeAsync()
    {
        ObjectRef<int> task = Victims.Remote().EndFrom(1, signals["attempts"]);
        await Signals.UntilAsync(() => Signals.Lines(signals["attempts"]).Length > 0, "The task did not begin.");
        Kill.Process(int.Parse(Signals.Lines(signals["attempts"])[0].Split(' ')[1]));
        Assert.Equal(42, await task);
        foreach (bool alone in new[] { false, true })
        {
            IActorRef<Tenant> tenant = Tenant.Remote(signals["ended"], new() { OwnProcess = alone, MaxRestarts = 1, MaxTaskRetries = -1 });
            Kill.Process(await tenant.ProcessId());
            Assert.Equal(1, await tenant.Life());
        }

        await foreach (int item in Producer.Remote().Count(10)) Assert.InRange(item, 0, 9);
        foreach (int process in OwnCluster.WorkerProcesses()) Kill.Process(process);
        Assert.Equal(9, await Victims.Remote().Square(3));
    }

    private string[] Left(string? logs)
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => logs is null || !f.StartsWith(logs, StringComparison.Ordinal))];
}
