using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Tasks whose results are large, and which mark each run: tests count them.</summary>
internal static class Makers
{
    public const int Length = 150_000;

    /// <summary>As a task that made it would have it.</summary>
    public static byte[] Bytes(int seed)
    {
        var bytes = new byte[Length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Remote]
    public static byte[] Make(string folder, int seed)
    {
        Note(folder, $"make{seed}");
        return Bytes(seed);
    }

    [Remote(MaxRetries = 0)]
    public static byte[] MakeOnce(string folder, int seed)
    {
        Note(folder, $"make{seed}");
        return Bytes(seed);
    }

    /// <summary>Each byte and one more.</summary>
    [Remote]
    public static byte[] Next(string folder, string name, byte[] before)
    {
        Note(folder, name);
        return Array.ConvertAll(before, static b => (byte)(b + 1));
    }

    [Remote]
    public static byte[] Add(string folder, string name, byte[] one, byte[] other)
    {
        Note(folder, name);
        return [.. one.Zip(other, static (a, b) => (byte)(a + b))];
    }

    [Remote]
    public static byte[] Sum(string folder, string name, params byte[][] all)
    {
        Note(folder, name);
        var sum = new byte[Length];
        foreach (byte[] one in all)
        {
            for (int i = 0; i < one.Length; i++) sum[i] += one[i];
        }

        return sum;
    }

    [Remote]
    public static List<int> Numbers(string folder)
    {
        Note(folder, "numbers");
        return [.. Enumerable.Range(0, 50_000)];
    }

    [Remote]
    public static int[] Twice(string folder, IReadOnlyList<int> numbers)
    {
        Note(folder, "twice");
        return [.. numbers.Select(static n => 2 * n)];
    }

    /// <summary>With a ref to how often it has run.</summary>
    [Remote]
    public static (byte[] Ballast, ObjectRef<int> Inside) MakeWithRef(string folder)
    {
        Note(folder, "with");
        return (Bytes(1), ObjectRef.Put(Place.Count(folder, "with-")));
    }

    [Remote]
    public static async Task<int> Unwrap((byte[] Ballast, ObjectRef<int> Inside) made) => await made.Inside;

    /// <summary>What it is worth, small.</summary>
    [Remote]
    public static long Total(string folder, byte[] all)
    {
        Note(folder, "total");
        return all.Sum(static b => (long)b);
    }

    [return: Split]
    [Remote]
    public static (byte[] One, int Small, byte[] Other) Halves(string folder, int seed)
    {
        Note(folder, "halves");
        return (Bytes(seed), seed, Bytes(seed + 1));
    }

    [Remote]
    public static async Task<byte[]> MakeFrom(ObjectRef<int>[] seed) => Bytes(await seed[0]);

    /// <summary>Waits inside for a ref that it was given as a value.</summary>
    [Remote]
    public static async Task<long> TotalOf(string folder, ObjectRef<byte[]>[] inside)
    {
        Note(folder, "began");
        Place.Await(folder, "go");
        byte[] all = await inside[0];
        return all.Sum(static b => (long)b);
    }

    /// <summary>Its result differs from run to run: it says which run it was.</summary>
    [Remote]
    public static int[] MakeAttempt() => [.. Enumerable.Repeat(RemoteContext.Current.Attempt, 50_000)];

    /// <summary>Throws from its second run on.</summary>
    [Remote]
    public static byte[] MakeThenThrow(string folder)
    {
        Note(folder, "thrower");
        return Place.Count(folder, "thrower-") == 1 ? Bytes(1) : throw new InvalidOperationException("no second time");
    }

    /// <summary>Its second run takes until the mark is there, or it is cancelled.</summary>
    [Remote]
    public static byte[] MakeThenWait(string folder, CancellationToken cancellationToken)
    {
        Note(folder, "waiter");
        if (Place.Count(folder, "waiter-") > 1)
        {
            Place.Mark(folder, $"again-{Environment.ProcessId}");
            Place.AwaitThat(() => cancellationToken.IsCancellationRequested || !Directory.Exists(folder) || Place.Has(folder, "go"), "mark 'go'");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Bytes(1);
    }

    /// <summary>The next of a chain: its number, and enough to be stored.</summary>
    [Remote]
    public static byte[] Link(byte[]? before)
    {
        var link = new byte[103_000];
        BitConverter.TryWriteBytes(link, before is null ? 0 : BitConverter.ToInt32(before) + 1);
        return link;
    }

    /// <summary>A node of a graph: a number that all above it have a part in.</summary>
    [Remote(MaxRetries = -1)]
    public static byte[] Mix(int own, params byte[][] above)
    {
        var mixed = new byte[Length];
        BitConverter.TryWriteBytes(mixed, Mixed(own, [.. above.Select(static a => BitConverter.ToUInt32(a))]));
        return mixed;
    }

    /// <summary>As <see cref="Mix"/> has it.</summary>
    public static uint Mixed(int own, uint[] above) => above.Aggregate((uint)own, static (mixed, one) => (mixed * 31) + one);

    private static void Note(string folder, string name) => Place.Mark(folder, $"{name}-{Guid.NewGuid():N}");
}
