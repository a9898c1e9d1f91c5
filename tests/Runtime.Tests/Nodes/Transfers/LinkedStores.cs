using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Remote.ControlPlane;
using Remote.Nodes;
using Remote.Nodes.Transfers;
using Remote.Storage;

namespace Remote.Runtime.Tests.Nodes.Transfers;

/// <summary>The stores of several nodes, which know each other, in this process: real memory and real connections.</summary>
internal sealed class LinkedStores : IAsyncDisposable
{
    public const ulong Process = 7;

    private readonly NodeStore[] stores;

    public LinkedStores(int count, long bytes = 64 << 20)
    {
        stores = [.. Enumerable.Range(0, count).Select(_ => new NodeStore(bytes, null, NullLogger.Instance, TimeProvider.System))];
        Links = [.. stores.Select(s => s.Connect(Secret))];
        Doors = [.. stores.Select(static s => s.OpenFor(Process))];
        Introduce();
    }

    public byte[] Secret { get; } = RandomNumberGenerator.GetBytes(32);

    public StoreLinks[] Links { get; }

    public IObjectStore[] Doors { get; }

    /// <summary>What each has sent.</summary>
    public long[] Sent => [.. Links.Select(static l => l.BytesSent)];

    public NodeStore this[int store] => stores[store];

    /// <summary>Tells each of these, and of nobody else.</summary>
    public void Introduce(params StorePeer[] more) => Introduce([], more);

    /// <summary>As if nodes had gone: the others are told.</summary>
    public void Introduce(int[] gone, params StorePeer[] more)
    {
        StorePeer[] all = [.. Links.Select((l, i) => new StorePeer((ulong)i + 1, l.Table.Number, l.Endpoint)).Where((_, i) => !gone.Contains(i)), .. more];
        foreach (StoreLinks one in Links.Where((_, i) => !gone.Contains(i))) one.OnStores(all);
    }

    /// <summary>Ends a store, and tells the others.</summary>
    public async Task EndAsync(int store)
    {
        await stores[store].DisposeAsync();
        Introduce([store]);
    }

    /// <summary>Writes an object; its bytes follow from its length.</summary>
    public StoredAt Put(int store, long length)
    {
        using StoredWriter writer = Doors[store].Reserve(length);
        Fill(writer, length);
        return writer.Seal(length, Process);
    }

    /// <summary>Reads an object there: whether its bytes are right.</summary>
    public async Task<bool> ReadAsync(int store, StoredAt at)
    {
        StorePin pin = await Doors[store].PinAsync(at).AsTask().WaitAsync(Failures.Limits.Wait);
        bool right = IsRight(pin);
        pin.LetGo();
        return right;
    }

    public bool Has(int store, StoredAt at)
    {
        try
        {
            Links[store].OpenCopy(at).Dispose();
            return true;
        }
        catch (StoredObjectLostException)
        {
            return false;
        }
    }

    public static byte ByteAt(long place, long length) => (byte)((place * 31) + (place >> 12) + length);

    public async ValueTask DisposeAsync()
    {
        foreach (NodeStore store in stores) await store.DisposeAsync();
    }

    private static unsafe void Fill(StoredWriter writer, long length)
    {
        for (long i = 0; i < length; i++) writer.Address[i] = ByteAt(i, length);
    }

    private static unsafe bool IsRight(StorePin pin)
    {
        for (long i = 0; i < pin.Length; i++)
        {
            if (pin.Address[i] != ByteAt(i, pin.Length)) return false;
        }

        return true;
    }
}
