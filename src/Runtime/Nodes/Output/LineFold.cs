namespace Remote.Nodes.Output;

/// <summary>
/// Folds lines that repeat: the first comes at once; those alike that follow within a window become one, which says how many they were.
/// Alike are the lines of several workers that differ in numbers only, and lines of one worker that do not differ at all: what one
/// worker counts is progress. Thread-safe.
/// </summary>
internal sealed class LineFold : IDisposable
{
    /// <summary>Ray's window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    /// <summary>Kinds of lines that are watched at a time; others come unfolded.</summary>
    private const int MaxKinds = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, RepeatedLine> kinds = [];
    private readonly TimeProvider time;
    private readonly Action<string> write;
    private readonly Func<string> whereAllIs;
    private readonly ITimer timer;

    /// <param name="time">The clock.</param>
    /// <param name="write">Gets each line that is to be shown; must not throw.</param>
    /// <param name="whereAllIs">Names the place of all lines, for a fold to say.</param>
    public LineFold(TimeProvider time, Action<string> write, Func<string> whereAllIs)
    {
        (this.time, this.write, this.whereAllIs) = (time, write, whereAllIs);
        timer = time.CreateTimer(_ => Flush(onlyDue: true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(string worker, string line)
    {
        lock (gate)
        {
            string kind = LineKind.Of(line);
            if (kinds.TryGetValue(kind, out RepeatedLine? known) && known.TryFold(worker, line)) return;
            if (known is null && kinds.Count < MaxKinds)
            {
                kinds[kind] = new RepeatedLine(worker, line, time.GetTimestamp());
                if (kinds.Count == 1) timer.Change(Window, Timeout.InfiniteTimeSpan);
            }

            write($"({worker}) {line}");
        }
    }

    /// <summary>Shows what is folded now: nothing is kept back at the end.</summary>
    public void Dispose()
    {
        timer.Dispose();
        Flush(onlyDue: false);
    }

    private void Flush(bool onlyDue)
    {
        lock (gate)
        {
            foreach ((string kind, RepeatedLine repeated) in kinds.ToArray())
            {
                if (onlyDue && time.GetElapsedTime(repeated.Since) < Window) continue;
                if (repeated.Describe(whereAllIs) is { } fold) write(fold);
                kinds.Remove(kind);
            }

            if (!onlyDue || kinds.Count == 0) return;
            TimeSpan oldest = kinds.Values.Max(k => time.GetElapsedTime(k.Since));
            timer.Change(Window > oldest ? Window - oldest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
