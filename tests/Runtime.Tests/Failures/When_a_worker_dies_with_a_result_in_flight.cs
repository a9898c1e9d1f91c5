namespace Remote.Runtime.Tests.Failures;

/// <summary>The worker is gone within microseconds of its task's end: the result may have left, in part or not at all.</summary>
[Collection(FailureCollection.Name)]
public sealed class When_a_worker_dies_with_a_result_in_flight(ClusterFixture fixture)
{
    private const int Rounds = 6;

    public ClusterFixture Fixture { get; } = fixture;

    [Theory(Timeout = Limits.Test)]
    [InlineData(1)]
    [InlineData(4_000_000)]
    public async Task A_task_that_must_not_be_repeated_never_runs_twice(int length)
    {
        using var signals = new Signals();
        for (int round = 0; round < Rounds; round++)
        {
            ObjectRef<byte[]> task = LastWords.Remote(new() { MaxRetries = 0 }).Say(length, signals[$"ran {round}"], attempts: 1);
            try
            {
                AssertIsWhole(await task, length, attempt: 0);
                Assert.Single(Signals.Lines(signals[$"ran {round}"]));
            }
            catch (WorkerCrashedException)
            {
                // Its result was lost with its worker, or it was on its way to one that had just ended: neither is mended by another run.
                Assert.InRange(Signals.Lines(signals[$"ran {round}"]).Length, 0, 1);
            }
        }
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(1)]
    [InlineData(4_000_000)]
    public async Task The_ref_of_a_task_that_may_be_repeated_sees_one_run_whole(int length)
    {
        using var signals = new Signals();
        for (int round = 0; round < Rounds; round++)
        {
            ObjectRef<byte[]> task = LastWords.Remote().Say(length, signals[$"ran {round}"], attempts: 1);
            byte[] first = await task;
            int attempt = first[0];
            AssertIsWhole(first, length, attempt);
            // The attempt whose result came is the last that ran, none ran twice, and no later one replaces it.
            string[] ran = Signals.Lines(signals[$"ran {round}"]);
            Assert.Equal($"{attempt}", ran[^1]);
            Assert.Equal(ran.Distinct(), ran);
            Assert.Equal(1, await LastWords.Remote().One());
            AssertIsWhole(await task, length, attempt);
            Assert.Equal(ran, Signals.Lines(signals[$"ran {round}"]));
        }
    }

    private static void AssertIsWhole(byte[] words, int length, int attempt)
    {
        Assert.Equal(length, words.Length);
        Assert.All([words[0], words[^1]], b => Assert.Equal(attempt, b));
    }
}

internal static class LastWords
{
    [Remote]
    public static int One() => 1;

    /// <summary>Notes that it runs, and has its process end beside its own end; from an attempt on it lets it live.</summary>
    [Remote]
    public static byte[] Say(int length, string ran, int attempts)
    {
        int attempt = RemoteContext.Current.Attempt;
        byte[] words = new byte[length];
        Array.Fill(words, (byte)attempt);
        Signals.Append(ran, $"{attempt}");
        if (attempt < attempts) EndSoon();
        return words;
    }

    // Later each time, so that the ends fall before, into and behind the sending of the result.
    private static void EndSoon()
    {
        int spins = Random.Shared.Next(0, 200_000);
        new Thread(() =>
        {
            Thread.SpinWait(spins);
            Kill.Process(Environment.ProcessId);
        })
        { IsBackground = true }.Start();
    }
}
