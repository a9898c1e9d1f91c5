using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>What is still held when a cluster ends is named, where that was asked for.</summary>
public sealed class TraceTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task Names_what_is_held_and_from_where()
    {
        OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1, TraceRefs = true });
        ObjectRef<byte[]> put = PutHere();
        ObjectRef<float[]> result = CallHere();
        ReadOnlyMemory<byte> memory = await ReadHere();
        await result;
        using (ObjectRef<byte[]> disposed = ObjectRef.Put(Arenas.Bytes(444_444))) await disposed;
        await own.DisposeAsync();

        string[] held = [.. own.Logged.Where(static line => line.Contains("still held in the object store", StringComparison.Ordinal))];
        Assert.Equal(3, held.Length);
        Assert.Contains(held, line => line.Contains(nameof(PutHere)) && line.Contains("300004 bytes") && line.Contains($"owned by process {own.Cluster.Session.Number:x}"));
        Assert.Contains(held, static line => line.Contains(nameof(CallHere)) && line.Contains("1200004 bytes"));
        Assert.Contains(held, static line => line.Contains("read from in place") && line.Contains("555559 bytes"));
        GC.KeepAlive((put, result, memory));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Says_nothing_where_nothing_is_held_or_nobody_asked()
    {
        foreach (bool asked in new[] { true, false })
        {
            OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1, TraceRefs = asked });
            ObjectRef<byte[]> put = PutHere();
            await EchoHere(put);
            if (asked) put.Dispose();
            await own.DisposeAsync();
            Assert.DoesNotContain(own.Logged, static line => line.Contains("still held", StringComparison.Ordinal));
            GC.KeepAlive(put);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ObjectRef<byte[]> PutHere() => ObjectRef.Put(Arenas.Bytes(300_000));

    // A frame of its own: unoptimized code holds what it awaited as long as the method runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task EchoHere(ObjectRef<byte[]> value)
    {
        using ObjectRef<byte[]> echo = Bulk.Remote().Echo(value);
        await echo;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ObjectRef<float[]> CallHere() => Bulk.Remote().Numbers(Arenas.Many, 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<ReadOnlyMemory<byte>> ReadHere()
    {
        using ObjectRef<ReadOnlyMemory<byte>> put = ObjectRef.Put<ReadOnlyMemory<byte>>(Arenas.Bytes(555_555));
        return await put;
    }
}
