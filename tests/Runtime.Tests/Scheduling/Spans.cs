using System.Diagnostics;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>When something ran, by a clock that all processes of the machine share.</summary>
public readonly record struct Span(long Start, long End)
{
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}

internal static class Spans
{
    /// <summary>Long enough that two at the same time would be seen to be.</summary>
    private const int Milliseconds = 20;

    [Remote]
    public static Span Run()
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < Milliseconds) Thread.SpinWait(100);
        return new Span(start, Stopwatch.GetTimestamp());
    }

    [Remote(Cpus = 2)]
    public static Span RunAlone() => Run();

    /// <summary>Waits for a task of its own in between.</summary>
    [Remote]
    public static async Task<Span> RunAndWait()
    {
        long start = Stopwatch.GetTimestamp();
        await Work.Remote().Add(1, 1);
        Span rest = Run();
        return rest with { Start = start };
    }

    [Remote(Cpus = 0.5)]
    public static int MeetHalf(string folder, int count) => Gates.Meet(folder, count);

    public static int MostAtOnce(Span[] spans) => spans.Max(one => spans.Count(other => other.Start <= one.Start && one.Start < other.End));
}
