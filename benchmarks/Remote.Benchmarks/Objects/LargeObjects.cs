namespace Remote.Benchmarks.Objects;

/// <summary>One large array: put, got in place and as a copy, as an argument, as a result, read by several processes; beside plain copies of it.</summary>
internal sealed class LargeObjects(int mebibytes)
{
    // Sizes and time mean the same number of bytes in each row: GB are 10^9 bytes.
    private readonly float[] values = Filled((int)((long)mebibytes * (1 << 20) / sizeof(float)));
    private double copy;

    private string Size => $"{mebibytes:N0} MiB";

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        copy = Rate(RawCopy.ToTouched(values));
        return [FirstPut(), Put(), GetInPlace(), Get(), .. await ArgumentAsync(), await ResultAsync(), await SharedAsync()];
    }

    private Figure FirstPut()
    {
        double seconds = Clock.Seconds(() => ObjectRef.Put(values).Dispose());
        return new Figure($"Put of a float[] of {Size}, the first", Rate(seconds), "GB/s", null, "memcpy", copy);
    }

    private Figure Put() => new(
        $"Put of a float[] of {Size}, into recycled memory", Rate(RawCopy.Best(() => ObjectRef.Put(values).Dispose())), "GB/s", 15.2, "memcpy", copy, 0.8, OfLimit: true);

    private Figure GetInPlace()
    {
        using ObjectRef<ReadOnlyMemory<float>> reference = ObjectRef.Put((ReadOnlyMemory<float>)values);
        ReadOnlyMemory<float> first = reference.Get();
        Right.Check(first.Length == values.Length && first.Span[^1] == values[^1]);
        double best = double.MaxValue;
        for (int run = 0; run < 1000; run++) best = Math.Min(best, Clock.Seconds(() => Right.Check(reference.Get().Length == values.Length)));
        return new Figure("Get of it as ReadOnlyMemory<float>", best * 1e6, "µs", Target: 50);
    }

    private Figure Get()
    {
        using ObjectRef<float[]> reference = ObjectRef.Put(values);
        double seconds = RawCopy.Best(() => Right.Check(reference.Get()[^1] == values[^1]));
        return new Figure("Get of it as float[]", Rate(seconds), "GB/s", null, $"memcpy ({Rate(RawCopy.ToNew(values)):0.0} into a new array)", copy, 0.5, OfLimit: true);
    }

    private async Task<IEnumerable<Figure>> ArgumentAsync()
    {
        using ObjectRef<ReadOnlyMemory<float>> memory = ObjectRef.Put((ReadOnlyMemory<float>)values);
        using ObjectRef<float[]> array = ObjectRef.Put(values);
        float ends = values[0] + values[^1];
        double inPlace = (await Clock.BestAsync(20, async () => Right.Check(await LargeTasks.Remote().Ends(memory) == ends))).Best;
        double copied = (await Clock.BestAsync(5, async () => Right.Check(await LargeTasks.Remote().EndsOfArray(array) == ends))).Best;
        double byValue = (await Clock.BestAsync(5, async () => Right.Check(await LargeTasks.Remote().Ends(values) == ends))).Best;
        return
        [
            new Figure($"a task with a ref to {Size}, read in place", inPlace * 1e6, "µs"),
            new Figure($"a task with a ref to {Size}, as float[]", Rate(copied), "GB/s", null, "memcpy", copy),
            new Figure($"a task with {Size} by value, read in place", Rate(byValue), "GB/s", null, "memcpy", copy),
        ];
    }

    private async Task<Figure> ResultAsync()
    {
        double seconds = (await Clock.BestAsync(8, async () =>
        {
            using ObjectRef<float[]> result = LargeTasks.Remote().Give(values.Length);
            await (ObjectRef)result;
        })).Best;
        return new Figure($"a task whose result is a float[] of {Size}", Rate(seconds), "GB/s", null, "memcpy", copy);
    }

    // Each reads all of it, several times, so that starting is no part of the figure.
    private async Task<Figure> SharedAsync()
    {
        const int Times = 4;
        int readers = Environment.ProcessorCount;
        using ObjectRef<ReadOnlyMemory<float>> memory = ObjectRef.Put((ReadOnlyMemory<float>)values);
        double seconds = (await Clock.BestAsync(3, async () =>
            _ = await Enumerable.Range(0, readers).Select(_ => LargeTasks.Remote().SumRepeatedly(memory, Times)).ToArray())).Best;
        return new Figure($"{readers} processes read it in place", readers * Times * Rate(seconds), "GB/s", null, $"{readers} threads read an array", readers * Rate(RawCopy.Read(values, readers)));
    }

    private double Rate(double seconds) => values.Length * (double)sizeof(float) / seconds / 1e9;

    private static float[] Filled(int length)
    {
        float[] filled = new float[length];
        for (int i = 0; i < filled.Length; i++) filled[i] = i & 0xFFFF;
        return filled;
    }
}
