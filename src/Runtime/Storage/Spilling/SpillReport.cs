using Microsoft.Extensions.Logging;
using Remote.Diagnostics;
using Remote.Storage.Blocks;

namespace Remote.Storage.Spilling;

/// <summary>What was moved out and brought back, in total and for the log: a line when it begins, then one every ten seconds at most, and one at the end. Thread-safe.</summary>
internal sealed class SpillReport(ILogger logger, TimeProvider time, SpillDisk disk)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private Counts counts;
    private Counts told;
    private long? toldAt;
    private string folder = "";

    public long SpilledTotal
    {
        get { lock (gate) return counts.Spilled; }
    }

    public long RestoredTotal
    {
        get { lock (gate) return counts.Restored; }
    }

    public void OnSpilled(IReadOnlyList<SpillPlace> places)
    {
        lock (gate)
        {
            folder = Path.GetDirectoryName(places[0].File.Path)!;
            counts.SpilledCount += places.Count;
            foreach (SpillPlace place in places) counts.Spilled += place.Length;
            TellIfDue();
        }
    }

    public void OnRestored(long length)
    {
        lock (gate)
        {
            counts.Restored += length;
            counts.RestoredCount++;
            TellIfDue();
        }
    }

    /// <summary>Tells what was not told yet.</summary>
    public void End()
    {
        lock (gate)
            if (counts != told) Tell();
    }

    private void TellIfDue()
    {
        if (toldAt is not { } last || time.GetElapsedTime(last) >= Every) Tell();
    }

    private void Tell()
    {
        Log.Spilled(
            logger, ByteText.Of(counts.Spilled - told.Spilled), counts.SpilledCount - told.SpilledCount, ByteText.Of(counts.Restored - told.Restored),
            counts.RestoredCount - told.RestoredCount, time.GetElapsedTime(toldAt ?? start).TotalSeconds, ByteText.Of(disk.Held), folder);
        told = counts;
        toldAt = time.GetTimestamp();
    }

    private record struct Counts(long Spilled, long SpilledCount, long Restored, long RestoredCount);
}
