using System.Diagnostics;
using PaintPool;
using Samples;

var sample = new SampleCommand("Paints the Mandelbrot set with a pool of actors: each row goes to whoever is idle. Ported from Ray's ActorPool.");
var painters = sample.Number("--painters", 2, "Actors in the pool.");
var rows = sample.Number("--rows", 400, "Rows of the picture.", atLeast: 20);
var steps = sample.Number("--steps", 10_000, "After how many steps a point counts as inside.");
return await sample.RunAsync(args, async options =>
{
    await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });
    int count = options.GetValue(painters);
    var view = new View(options.GetValue(rows) * 4 / 3, options.GetValue(rows), options.GetValue(steps));
    int[] all = [.. Enumerable.Range(0, view.Height)];

    // A few rows to warm up, so that all times are those of compiled code.
    await Painting.PaintAsync("warm-up", view with { MaxSteps = 100 }, count, async actors => await InBlocks(actors));

    Painting blocks = await Painting.PaintAsync("a block of rows each", view, count, async actors => await InBlocks(actors));

    // In the rows' order: the first can be shown while the last are being painted.
    Painting ordered = await Painting.PaintAsync("pool, in order", view, count, async actors =>
    {
        var pool = new ActorPool<Painter>(actors);                             // Ray: pool = ActorPool([a1, a2])
        List<Row> painted = [];
        await foreach (Row row in pool.MapAsync(all, (painter, row) => painter.Paint(row)))      // Ray: pool.map(lambda a, v: …, rows)
        {
            painted.Add(row);
            Screen.ShowRow(view, row);
        }
        return painted;
    });

    // As they come (Ray: pool.map_unordered): no finished row waits for a slow one before it.
    Painting unordered = await Painting.PaintAsync("pool, as they come", view, count, async actors =>
        await new ActorPool<Painter>(actors).MapUnorderedAsync(all, (painter, row) => painter.Paint(row)).ToListAsync());

    // One call after the other through the pool, each with a task of its own. Ray: pool.submit(…), pool.get_next()
    Painting submitted = await Painting.PaintAsync("pool, submitted", view, count, async actors =>
    {
        var pool = new ActorPool<Painter>(actors);
        return await Task.WhenAll(all.Select(row => pool.SubmitAsync(painter => painter.Paint(row))));
    });

    var clock = Stopwatch.StartNew();
    Row[] alone = [.. all.Select(row => Painter.PaintRow(view, row))];
    TimeSpan oneThread = clock.Elapsed;

    Painting[] paintings = [blocks, ordered, unordered, submitted];
    foreach (Painting painting in paintings) Screen.ShowPainters(painting, oneThread);
    Report.SpeedUp($"{view.Width}×{view.Height} points through the pool", count, ordered.Elapsed, oneThread);
    return Report.Check(paintings.All(painting => painting.Shows(alone)), "All four pictures are that of the one-thread run, point by point.")
        & Report.Check(ordered.Rows.Select(row => row.Index).SequenceEqual(all), "MapAsync gave the rows in their order.");

    // Without a pool, the rows are dealt out before anyone knows how long they take: who got the easy ones is soon idle.
    ObjectRef<Row>[] InBlocks(IActorRef<Painter>[] actors) => [.. all.Select(row => actors[row * actors.Length / all.Length].Paint(row))];
});
