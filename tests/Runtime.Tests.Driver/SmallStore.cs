using Remote.Hosting;
using Remote.Storage;

namespace Remote.Runtime.Tests.Driver;

/// <summary>Fills the store until it is full, and says whether what it holds is whole.</summary>
internal static class SmallStore
{
    private const int Length = 1_000_000;

    /// <param name="memory">ClusterOptions.ObjectStoreMemory; 0 for the default.</param>
    public static async Task<int> RunAsync(long memory)
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = memory == 0 ? null : memory });
        var stored = new List<StoredAt>();
        try
        {
            while (true) stored.Add(Write(cluster.Session, stored.Count));
        }
        catch (ObjectStoreFullException e)
        {
            Console.WriteLine($"full={e.Message}");
        }

        Console.WriteLine($"in a worker={await SmallStore.Remote().Try()}");
        Console.WriteLine($"stored={stored.Count} whole={stored.Select((at, i) => IsWhole(cluster.Session, at, i)).Count(static whole => whole)}");
        cluster.Session.Store.Free(stored[0].Id);
        StoredAt again = Write(cluster.Session, 0);
        Console.WriteLine($"again={IsWhole(cluster.Session, again, 0)} task={await Work.Remote().One()}");
        return 0;
    }

    [Remote]
    public static string Try()
    {
        try
        {
            Session.Current.Store.Reserve(Length).Dispose();
            return "there is room";
        }
        catch (ObjectStoreFullException)
        {
            return "full";
        }
    }

    private static unsafe StoredAt Write(Session session, int seed)
    {
        using StoredWriter writer = session.Store.Reserve(Length);
        new Span<byte>(writer.Address, Length).Fill((byte)seed);
        return writer.Seal(Length, session.Number);
    }

    private static unsafe bool IsWhole(Session session, StoredAt at, int seed)
    {
        StorePin pin = session.Store.PinAsync(at).AsTask().GetAwaiter().GetResult();
        bool whole = new Span<byte>(pin.Address, Length).IndexOfAnyExcept((byte)seed) < 0;
        pin.LetGo();
        return whole;
    }
}
