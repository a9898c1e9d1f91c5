using Remote.Benchmarks.Objects;

namespace Remote.Benchmarks.Ray;

/// <summary>Puts, gets and waits.</summary>
internal static class ObjectWorkloads
{
    private const string Group = "objects";
    private const int Mebi = 1 << 20;

    /// <summary>800 MiB, which ray_perf.py counts as 0.8 GB.</summary>
    private const int LargeLength = 100 * Mebi;
    private const double LargeGigabytes = 0.8;

    /// <summary>80 MiB, ten times in each of ten tasks.</summary>
    private const int MediumLength = 10 * Mebi;
    private const double MediumGigabytes = 0.08;
    private const int Clients = 10;
    private const int Puts = 10;

    public static IEnumerable<Workload> All { get; } =
    [
        Workload.Of(Group, "single client get calls (Plasma Store)", 1, static _ =>
        {
            ObjectRef<int> value = ObjectRef.Put(0);
            return () => Done(value.Get());
        }),
        Workload.Of(Group, "single client put calls (Plasma Store)", 1, static () =>
        {
            ObjectRef.Put(0).Dispose();
            return Task.CompletedTask;
        }),
        Workload.Of(Group, "multi client put calls (Plasma Store)", 1000, static () => PerClientAsync(static () => SmallTasks.Remote().DoPutSmall())),
        Workload.Of(Group, "single client put gigabytes", LargeGigabytes, static _ =>
        {
            long[] array = new long[LargeLength];
            return () =>
            {
                ObjectRef.Put(array).Dispose();
                return Task.CompletedTask;
            };
        }) with { Unit = "GB/s", Limit = static () => Copy(LargeLength), LimitNote = "memcpy" },
        Workload.Of(Group, "multi client put gigabytes", Clients * Puts * MediumGigabytes, static () =>
            PerClientAsync(static () => SmallTasks.Remote().DoPut(MediumLength, Puts))) with
        {
            Unit = "GB/s",
            Limit = static () => static () => PerClientAsync(static () => SmallTasks.Remote().DoCopy(MediumLength, Puts)),
            LimitNote = "the same tasks with memcpy",
        },
        new Workload(Group, "single client get object containing 10k refs", 1, static async _ =>
        {
            ObjectRef<ObjectRef<int>[]> container = SmallTasks.Remote().CreateObjectContainingRefs();
            int length = (await container).Length;
            return async () => Right.Check((await container).Length == length);
        }),
        Workload.Of(Group, "single client wait 1k refs", 1, WaitAsync),
    ];

    private static Task PerClientAsync(Func<ObjectRef> task)
    {
        var refs = new ObjectRef[Clients];
        for (int i = 0; i < refs.Length; i++) refs[i] = task();
        return GetAsync(refs);
    }

    // From a new array to memory that was touched before. Nothing is written to the source, as in the workload: it is read from zero pages.
    private static Func<Task> Copy(int length)
    {
        long[] source = new long[length];
        long[] target = new long[length];
        Array.Fill(target, 1);
        return () =>
        {
            source.CopyTo(target, 0);
            return Task.CompletedTask;
        };
    }

    private static async Task GetAsync(ObjectRef[] refs) => await refs;

    private static async Task WaitAsync()
    {
        const int Count = 1000;
        var all = new ObjectRef<byte[]>[Count];
        for (int i = 0; i < all.Length; i++) all[i] = SmallTasks.Remote().SmallValue();
        IReadOnlyList<ObjectRef<byte[]>> pending = all;
        while (pending.Count > 0) (_, pending) = await ObjectRef.WaitAsync(pending);
    }

    private static Task Done(int value)
    {
        Right.Check(value == 0);
        return Task.CompletedTask;
    }
}
