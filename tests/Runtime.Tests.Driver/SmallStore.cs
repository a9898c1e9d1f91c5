using Remote.Hosting;
using Remote.Storage;

namespace Remote.Runtime.Tests.Driver;

/// <summary>Asks the store for more than there is, then has it hold more than fits into memory.</summary>
internal static class SmallStore
{
    private const int Length = 1_000_000;
    private const int Count = 30;

    /// <param name="memory">ClusterOptions.ObjectStoreMemory; 0 for the default.</param>
    public static async Task<int> RunAsync(long memory)
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = memory == 0 ? null : memory });
        StoredAt first = Write(cluster.Session, 7);
        Console.WriteLine($"driver={TryTooMuch()}");
        Console.WriteLine($"worker={await SmallStore.Remote().TryTooMuch()}");
        Console.WriteLine($"first={IsWhole(cluster.Session, first, 7)}");
        StoredAt[] stored = [.. Enumerable.Range(0, Count).Select(i => Write(cluster.Session, i))];
        Console.WriteLine($"whole={stored.Select((at, i) => IsWhole(cluster.Session, at, i)).Count(static whole => whole)} task={await Work.Remote().One()}");
        return 0;
    }

    [Remote]
    public static string TryTooMuch()
    {
        try
        {
            Session.Current.Store.Reserve(20 * Length).Dispose();
            return "there is room";
        }
        catch (ObjectStoreFullException e)
        {
            return e.Message;
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
