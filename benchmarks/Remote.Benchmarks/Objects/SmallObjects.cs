using MemoryPack;

namespace Remote.Benchmarks.Objects;

/// <summary>Put and Get of values that stay inline, one thread.</summary>
internal static class SmallObjects
{
    private const double Target = 1_000_000;
    private const double RayPut = 5_238;
    private const double RayGet = 10_394;

    private static object? sink;

    public static IEnumerable<Figure> Measure(TimeSpan time) =>
    [
        .. Measure("int", 0, static value => ObjectRef.Put(value), time),
        .. Measure("string of 16", "sixteen letters!", static value => ObjectRef.Put(value), time),
        .. Measure("small record", new SmallRecord(1, 2.5, "a name"), static value => ObjectRef.Put(value), time),
    ];

    private static IEnumerable<Figure> Measure<T>(string type, T value, Func<T, ObjectRef<T>> put, TimeSpan time)
    {
        byte[] bytes = MemoryPackSerializer.Serialize(value);
        yield return new Figure(
            $"Put({type})", Clock.PerSecond(() => sink = put(value), time), "/s", RayPut, "MemoryPack to a new byte[]",
            Clock.PerSecond(() => sink = MemoryPackSerializer.Serialize(value), time), Target);
        ObjectRef<T> reference = put(value);
        T? read = default;
        yield return new Figure(
            $"Get of {type}", Clock.PerSecond(() => read = reference.Get(), time), "/s", RayGet, "MemoryPack from a byte[]",
            Clock.PerSecond(() => read = MemoryPackSerializer.Deserialize<T>(bytes), time), Target);
        sink = read;
    }
}
