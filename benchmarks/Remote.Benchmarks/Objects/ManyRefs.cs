namespace Remote.Benchmarks.Objects;

/// <summary>Thousands of refs in one object, one wait, one call, one await: Ray's microbenchmark and single-node scalability tests.</summary>
internal static class ManyRefs
{
    private const int Length = 10_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(TimeSpan time) =>
    [
        await ContainedAsync(), await ContainedFirstAsync(), await WaitAsync(1000, time), await WaitForReadyAsync(1000),
        await ArgumentsAsync(10_000, byRef: false), await ArgumentsAsync(10_000, byRef: true), await ResultsAsync(3000), await GetManyAsync(10_000),
    ];

    // The ref's value is here already, as at Ray, which asks again and again.
    private static async Task<Figure> ContainedAsync()
    {
        ObjectRef<ObjectRef<int>[]> container = ObjectTasks.Remote().Refs(Length);
        await container;
        (double best, _) = await Clock.BestAsync(50, async () => Right.Check((await container).Length == Length));
        return new Figure($"an object of {Length:N0} refs, got", best * 1000, "ms", 112, $"{Length:N0} new objects", NewObjects() * 1000, 10);
    }

    // The task, its result's way here, and a claim announced for each ref at its owner.
    private static async Task<Figure> ContainedFirstAsync()
    {
        (double best, _) = await Clock.BestAsync(10, static async () => Right.Check((await ObjectTasks.Remote().Refs(Length)).Length == Length));
        return new Figure($"… made by a task, and got the first time", best * 1000, "ms");
    }

    private static double NewObjects()
    {
        double best = double.MaxValue;
        for (int run = 0; run < 50; run++)
        {
            object[] all = new object[Length];
            best = Math.Min(best, Clock.Seconds(() =>
            {
                for (int i = 0; i < all.Length; i++) all[i] = new WeakReference(null);
            }));
        }

        return best;
    }

    // A round is 1,000 tasks submitted and 1,000 waits, each for the first of those that are left.
    private static async Task<Figure> WaitAsync(int refs, TimeSpan time)
    {
        double best = 0;
        for (double spent = 0; spent < time.TotalSeconds * 2;)
        {
            double seconds = await Clock.SecondsAsync(() => WaitRoundAsync([.. Enumerable.Range(0, refs).Select(static _ => ObjectTasks.Remote().Nothing())]));
            best = Math.Max(best, 1 / seconds);
            spent += seconds;
        }

        double raw = 1 / (await Clock.BestAsync(20, () => WhenAnyRoundAsync(refs))).Best;
        return new Figure($"{refs:N0} tasks, and WaitAsync for one of the rest until none is left", best, "/s", 4.86, "Task.WhenAny over local tasks", raw, 200);
    }

    // The waits alone: what Ray's figure is for where tasks cost nothing.
    private static async Task<Figure> WaitForReadyAsync(int refs)
    {
        double best = double.MaxValue;
        for (int run = 0; run < 30; run++)
        {
            ObjectRef[] all = [.. Enumerable.Range(0, refs).Select(static _ => ObjectTasks.Remote().Nothing())];
            await all;
            best = Math.Min(best, await Clock.SecondsAsync(() => WaitRoundAsync(all)));
        }

        return new Figure($"… the {refs:N0} waits alone", 1 / best, "/s", Target: 200);
    }

    private static async Task WaitRoundAsync(IReadOnlyList<ObjectRef> pending)
    {
        while (pending.Count > 0) (_, pending) = await ObjectRef.WaitAsync(pending);
    }

    private static async Task WhenAnyRoundAsync(int tasks)
    {
        List<Task> pending = [.. Enumerable.Range(0, tasks).Select(static _ => Task.Run(static () => { }))];
        while (pending.Count > 0) pending.Remove(await Task.WhenAny(pending));
    }

    private static async Task<Figure> ArgumentsAsync(int count, bool byRef)
    {
        int[][] values = [.. Enumerable.Range(0, count).Select(static _ => ObjectTasks.Ones(Length))];
        double seconds = await Clock.SecondsAsync(async () =>
        {
            ObjectRef<long> sum = byRef
                ? ObjectTasks.Remote().Sum([.. values.Select(ObjectRef.Put)])
                : ObjectTasks.Remote().Sum([.. values]);
            Right.Check(await sum == (long)count * Length);
        });
        string how = byRef ? "refs to lists" : "lists";
        return new Figure($"{count:N0} {how} of {Length:N0} numbers as arguments of a task", seconds, "s", 17.22, "copied to new arrays", Copies(count));
    }

    private static async Task<Figure> ResultsAsync(int count)
    {
        double seconds = await Clock.SecondsAsync(async () =>
        {
            ObjectRef<int[]>[] results = await ObjectTasks.Remote().Results(count, Length);
            foreach (ObjectRef<int[]> one in results) Right.Check((await one).Length == Length);
        });
        return new Figure($"{count:N0} results of a task, lists of {Length:N0}, each got", seconds, "s", 5.72, "copied to new arrays", Copies(count));
    }

    // Twice, as Ray does it: as lists, then as arrays that can be read where they lie.
    private static async Task<Figure> GetManyAsync(int count)
    {
        int[] value = ObjectTasks.Ones(Length);
        double seconds = await Clock.SecondsAsync(async () =>
        {
            ObjectRef<int[]>[] lists = [.. Enumerable.Range(0, count).Select(_ => ObjectRef.Put(value))];
            Right.Check((await lists).Sum(static one => (long)one.Length) == (long)count * Length);
            ObjectRef<ReadOnlyMemory<int>>[] memories = [.. Enumerable.Range(0, count).Select(_ => ObjectRef.Put<ReadOnlyMemory<int>>(value))];
            Right.Check((await memories).Sum(static one => (long)one.Length) == (long)count * Length);
        });
        return new Figure($"{count:N0} Puts of {Length:N0} numbers, got by one await, twice", seconds, "s", 23.49, "copied to new arrays, twice", 2 * Copies(count));
    }

    private static double Copies(int count)
    {
        int[] source = ObjectTasks.Ones(Length);
        int[][] copies = new int[count][];
        return Clock.Seconds(() =>
        {
            for (int i = 0; i < copies.Length; i++) copies[i] = (int[])source.Clone();
        });
    }
}
