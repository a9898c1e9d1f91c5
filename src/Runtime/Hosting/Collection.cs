using Remote.Serialization;

namespace Remote.Hosting;

/// <summary>
/// Asks the collector to look, soon and seldom. Refs to actors end with it, and so does memory that is read in place; what they hold
/// is elsewhere, where this process's collector does not see it.
/// </summary>
internal sealed class Collection(TimeProvider time)
{
    /// <summary>What ends together is collected together.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    /// <summary>What was in use when it looked may be garbage by now: so long it is not asked about again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private int asked;
    private long heldBefore;
    private long askedAt;

    public void Ask()
    {
        // Without the asker's context, which would hold its call, and its actor, while the collector looks.
        if (Interlocked.Exchange(ref asked, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(static c => _ = c.CollectAsync(), this, preferLocal: false);
    }

    /// <summary>
    /// A call has ended, or a value was let go: blocks of the store that this process holds may be garbage. Costs nothing where it holds none.
    /// </summary>
    public void AskAfterUse()
    {
        if (HeldBlocks.Count == 0) return;
        long held = HeldBlocks.Added;
        if (held == Volatile.Read(ref heldBefore) && time.GetElapsedTime(Volatile.Read(ref askedAt)) < Again) return;
        Volatile.Write(ref heldBefore, held);
        Volatile.Write(ref askedAt, time.GetTimestamp());
        Ask();
    }

    private async Task CollectAsync()
    {
        await Task.Delay(Delay, time).ConfigureAwait(false);
        Volatile.Write(ref asked, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }
}
