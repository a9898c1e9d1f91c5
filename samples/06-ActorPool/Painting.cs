using System.Diagnostics;

namespace PaintPool;

/// <summary>A picture, how long it took, and what each painter did for it.</summary>
internal sealed record Painting(string How, IReadOnlyList<Row> Rows, TimeSpan Elapsed, IReadOnlyList<PainterReport> Painters)
{
    /// <summary>Painters of its own for each way, so that each report is of one picture.</summary>
    public static async Task<Painting> PaintAsync(string how, View view, int painters, Func<IActorRef<Painter>[], Task<IReadOnlyList<Row>>> paint)
    {
        IActorRef<Painter>[] actors = [.. Enumerable.Range(0, painters).Select(_ => Painter.Remote(view))];
        await actors.Select(actor => actor.Report()).ToArray();                // their processes have started
        var clock = Stopwatch.StartNew();
        IReadOnlyList<Row> rows = await paint(actors);
        TimeSpan elapsed = clock.Elapsed;
        PainterReport[] reports = await actors.Select(actor => actor.Report()).ToArray();
        foreach (IActorRef<Painter> actor in actors) await Actors.KillAsync(actor);
        return new Painting(how, rows, elapsed, reports);
    }

    public bool Shows(IReadOnlyList<Row> rows) =>
        Rows.Count == rows.Count && Rows.OrderBy(row => row.Index).Zip(rows).All(pair => Same(pair.First, pair.Second));

    private static bool Same(Row a, Row b) => a.Index == b.Index && a.Steps.SequenceEqual(b.Steps);
}
