using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Remote.Storage.Blocks;
using Remote.Storage.Spilling;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Spilling;

/// <summary>A small table that moves objects to a folder of its own.</summary>
internal sealed class SpillingStore : IAsyncDisposable
{
    private readonly TestStore store;

    /// <param name="capacity">Bytes of the store.</param>
    /// <param name="folder">Where it moves objects to; null for a folder of its own.</param>
    public SpillingStore(long capacity, string? folder = null)
    {
        store = new TestStore(capacity);
        Folder = folder ?? store.Path("spilled");
        Spiller = new Spiller(Table, () => Directory.CreateDirectory(Folder).FullName, NullLogger.Instance, TimeProvider.System);
        Table.Spiller = Spiller;
    }

    public StoreTable Table => store.Table;

    public Spiller Spiller { get; }

    /// <summary>The table's clock, which stands until a test moves it. Who moves objects has a true one.</summary>
    public CountingTime Time => store.Time;

    public string Folder { get; }

    public string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    /// <summary>Stores an object all of whose bytes follow from its number.</summary>
    public async Task<StoredAt> StoreAsync(ulong process, long length, ulong? owner = null)
    {
        BlockPlace place = await Table.ReserveAsync(process, length).AsTask().WaitAsync(Limits.Wait);
        for (int i = 0; i < length / sizeof(ulong); i++) Words(place)[i] = place.Id.Number * 1_000_003 + (ulong)i;
        return Table.Seal(process, place.Id, length, owner ?? process);
    }

    public Task<BlockPlace> PinAsync(ulong process, StoredAt at) => Table.PinAsync(process, at).AsTask().WaitAsync(Limits.Wait);

    public bool IsWhole(BlockPlace place)
    {
        Span<ulong> words = Words(place);
        for (int i = 0; i < words.Length; i++)
            if (words[i] != place.Id.Number * 1_000_003 + (ulong)i) return false;
        return true;
    }

    /// <summary>Reads an object for a moment.</summary>
    public async Task AssertWholeAsync(ulong process, StoredAt at)
    {
        BlockPlace place = await PinAsync(process, at);
        Assert.True(IsWhole(place), $"{at} has other bytes than were written.");
        Table.Unpin(process, at.Id);
    }

    /// <summary>Somebody waits for room, and does nothing more until something changes.</summary>
    public Task UntilWaitingAsync() => Limits.UntilAsync(() => Time.Timers > 0, "Nobody waits.");

    /// <summary>Nothing is left, in memory or on disk.</summary>
    public async Task AssertEmptyAsync()
    {
        Assert.Equal((0, 0, 0), (Table.Usage.Used, Table.Usage.Pinned, Table.Usage.Count));
        await Limits.UntilAsync(() => Spiller.OnDisk == 0 && Files.Length == 0, "Something is left on disk.");
    }

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        Spiller.Dispose();
        Assert.Empty(Files);
        await store.DisposeAsync();
    }

    private unsafe Span<ulong> Words(BlockPlace place)
        => MemoryMarshal.Cast<byte, ulong>(new Span<byte>(store.Arena.At(place.Offset), checked((int)place.Length)));
}
