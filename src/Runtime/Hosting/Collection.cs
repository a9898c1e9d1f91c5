namespace Remote.Hosting;

/// <summary>
/// Asks the collector to look, soon and seldom. Refs to actors end with it, and what they hold is in other processes, where this
/// one's collector does not see it.
/// </summary>
internal sealed class Collection(TimeProvider time)
{
    /// <summary>What ends together is collected together.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private int asked;

    public void Ask()
    {
        if (Interlocked.Exchange(ref asked, 1) == 0) _ = CollectAsync();
    }

    private async Task CollectAsync()
    {
        await Task.Delay(Delay, time).ConfigureAwait(false);
        Volatile.Write(ref asked, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }
}
