using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Tasks that take and give values of all sizes.</summary>
internal static class Bulk
{
    [Remote]
    public static T Echo<T>(T value) => value;

    [Remote]
    public static float[] Numbers(int count, int seed) => Arenas.Numbers(count, seed);

    [Remote]
    public static byte[] Bytes(int count, int seed) => Arenas.Bytes(count, seed);

    /// <summary>Does not look at its token.</summary>
    [Remote(MaxRetries = 0)]
    public static float[] NumbersLater(string folder, int count)
    {
        Place.Await(folder, "go");
        return Arenas.Numbers(count);
    }

    [Remote]
    public static ReadOnlyMemory<float> Memory(int count, int seed) => Arenas.Numbers(count, seed);

    [Remote]
    public static Frame Frame(string name, int count) => new(name, Arenas.Numbers(count), Arenas.Bytes(count), ObjectRef.Put($"note of {name}"));

    /// <summary>Whether the elements lie in the store, and their sum.</summary>
    [Remote]
    public static (bool InPlace, double Sum) Look(ReadOnlyMemory<float> numbers) => (Arenas.Has(numbers), Sum(numbers.Span));

    [Remote]
    public static (bool InPlace, double Sum) LookInto(Frame frame) => Look(frame.Pixels);

    [Remote]
    public static (bool InPlace, double Sum) LookAt(IPicture picture) => Look(picture.Pixels);

    [Remote]
    public static (int InPlace, double Sum) LookAtAll(params Frame[] frames)
        => (frames.Count(static f => Arenas.Has(f.Pixels)), frames.Sum(static f => Sum(f.Pixels.Span)));

    [Remote]
    public static long TotalOf(params byte[][] all) => all.Sum(static bytes => bytes.Sum(static b => (long)b));

    [Remote]
    public static IEnumerable<Slab> Slabs(int count)
    {
        for (int i = 0; i < count; i++) yield return Slab.Filled(i);
    }

    [return: Split]
    [Remote]
    public static (Slab Large, int Small) SlabAndNumber(int seed) => (Slab.Filled(seed), seed);

    [Remote]
    public static int[] Lengths(params string[] texts) => [.. texts.Select(static t => t.Length)];

    [Remote]
    public static async Task<double> SumOf(ObjectRef<float[]>[] one) => Sum(await one[0]);

    /// <summary>Hands a ref that it was lent to a task of its own, and ends before that one reads it.</summary>
    [Remote]
    public static ObjectRef<double> HandOn(string folder, ObjectRef<float[]>[] one) => Bulk.Remote().SumLater(folder, one);

    [Remote]
    public static async Task<double> SumLater(string folder, ObjectRef<float[]>[] one)
    {
        Place.Mark(folder, "waiting");
        Place.Await(folder, "go");
        Collector.CollectHere();
        return Sum(await one[0]);
    }

    /// <summary>A ref to what this process owns.</summary>
    [Remote]
    public static ObjectRef<float[]>[] Own(int count) => [ObjectRef.Put(Arenas.Numbers(count))];

    [Remote]
    [return: Split]
    public static (byte[] Large, int Number, Frame Frame, string Small) Parts(int count) => (Arenas.Bytes(count), 7, Frame("part", count), "small");

    [Remote]
    public static IEnumerable<ReadOnlyMemory<float>> Stream(int items, int count)
    {
        for (int i = 0; i < items; i++) yield return Arenas.Numbers(i % 2 == 0 ? count : 10, i);
    }

    [Remote]
    public static async Task<(bool, double)> Get(int count)
    {
        ObjectRef<ReadOnlyMemory<float>> made = Bulk.Remote().Memory(count, 1);
        return Look(await made);
    }

    [Remote(MaxRetries = 0)]
    public static void Die() => Environment.FailFast("asked to");

    public static double Sum(ReadOnlySpan<float> numbers)
    {
        double sum = 0;
        foreach (float number in numbers) sum += number;
        return sum;
    }
}
