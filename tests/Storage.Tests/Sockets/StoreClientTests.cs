using Remote.Storage.Sockets;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Sockets;

public sealed class StoreClientTests
{
    private const int Length = 200_000;

    [Fact(Timeout = Limits.Test)]
    public Task What_one_writes_another_reads_in_place() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient writer = served.NewClient(3), reader = served.NewClient(4);
        StoredAt at = Write(writer, Length, owner: 4);
        ValueTask<StorePin> pinning = reader.PinAsync(at);
        Assert.True(pinning.IsCompletedSuccessfully, "What is in memory is there at once.");
        StorePin pin = await pinning;
        Assert.True(HasBytes(pin, Length));

        reader.Free(at.Id);
        await Limits.UntilAsync(() => served.Store.Table.Usage is { Count: 1, Pinned: > 0 }, "It is pinned, and gone.");
        Assert.True(HasBytes(pin, Length));
        pin.LetGo();
        await Limits.UntilAsync(() => served.Store.Table.Usage.Count == 0, "It was let go, and is there.");
    });

    [Fact(Timeout = Limits.Test)]
    public Task What_is_not_sealed_is_given_back() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient writer = served.NewClient(3);
        writer.Reserve(Length).Dispose();
        await Limits.UntilAsync(() => served.Store.Table.Usage.Count == 0, "It was given up, and is there.");

        using StoredWriter used = writer.Reserve(Length);
        Assert.Equal(5, used.Seal(5, 3).Length);
        Assert.Equal(128, served.Store.Table.Usage.Used);
    });

    [Fact(Timeout = Limits.Test)]
    public Task Failures_cross_with_what_they_say() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient client = served.NewClient(3);
        var unknown = new StoredAt(new StoredId(TestStore.Number, 55), 10);
        var lost = await Assert.ThrowsAsync<StoredObjectLostException>(async () => await client.PinAsync(unknown));
        Assert.Equal(unknown, lost.At);
        Assert.Contains("ever stored", lost.Message);

        var full = Assert.Throws<ObjectStoreFullException>(() => client.Reserve(1 << 20));
        Assert.Contains("1 MiB in all", full.Message);
        Write(client, 10, owner: 3);
    });

    [Fact(Timeout = Limits.Test)]
    public Task Whoever_waits_for_room_is_heard_when_it_lets_go_itself() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient client = served.NewClient(3);
        StoredAt large = Write(client, 800_000, owner: 3);
        Task<StoredWriter> waiting = Task.Factory.StartNew(() => client.Reserve(500_000), TaskCreationOptions.LongRunning);
        await Limits.UntilAsync(() => served.Store.Time.Timers > 0, "Nobody waits.");

        client.Free(large.Id);
        using StoredWriter writer = await waiting.WaitAsync(Limits.Wait);
        Assert.Equal(500_000, writer.Length);
    });

    [Fact(Timeout = Limits.Test)]
    public Task What_others_hold_as_garbage_is_collected_for_whoever_waits_for_room() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient hoarder = served.NewClient(3), client = served.NewClient(4);
        Hoard(hoarder);
        Task<StoredWriter> waiting = Task.Factory.StartNew(() => client.Reserve(900_000), TaskCreationOptions.LongRunning);

        using StoredWriter writer = await waiting.WaitAsync(Limits.Wait);
        Assert.Equal(900_000, writer.Length);
    });

    [Fact(Timeout = Limits.Test)]
    public Task The_end_of_the_store_fails_what_waits_and_what_comes() => OnThread(static async () =>
    {
        await using var served = new ServedStore();
        StoreClient client = served.NewClient(3);
        StoredAt large = Write(client, 800_000, owner: 3);
        StorePin pin = await client.PinAsync(large);
        Task<StoredWriter> waiting = Task.Factory.StartNew(() => client.Reserve(500_000), TaskCreationOptions.LongRunning);
        await Limits.UntilAsync(() => served.Store.Time.Timers > 0, "Nobody waits.");

        served.Server.Dispose();
        Assert.Contains("has ended", (await Assert.ThrowsAsync<IOException>(() => waiting.WaitAsync(Limits.Wait))).Message);
        Assert.Throws<IOException>(() => client.Reserve(10));
        await Assert.ThrowsAsync<IOException>(async () => await client.PinAsync(large));
        // What cannot be told any more is no news.
        Assert.True(HasBytes(pin, 800_000));
        pin.LetGo();
        client.Free(large.Id);
    });

    [Fact(Timeout = Limits.Test)]
    public Task A_store_that_is_not_there_is_named() => OnThread(static async () =>
    {
        var served = new ServedStore();
        StoreClient client = served.NewClient(3);
        string path = served.Store.Path("store");
        await served.DisposeAsync();
        await using var late = new StoreClient(new StoreAddress(1, path, path, 4096), 5);

        Assert.Throws<ObjectDisposedException>(() => client.Reserve(10));
        Assert.ThrowsAny<IOException>(() => late.Reserve(10));
        late.Free(new StoredId(1, 1));
    });

    private static unsafe StoredAt Write(StoreClient client, int length, ulong owner)
    {
        using StoredWriter writer = client.Reserve(length);
        Assert.Equal(60, (long)writer.Address & 63);
        for (int i = 0; i < length; i++) writer.Address[i] = (byte)(i * 7);
        return writer.Seal(length, owner);
    }

    private static unsafe bool HasBytes(StorePin pin, int length)
    {
        for (int i = 0; i < length; i++)
            if (pin.Address[i] != (byte)(i * 7)) return false;
        return pin.Length == length;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Hoard(StoreClient client) => _ = new Forgotten(client, Write(client, 800_000, owner: 3).Id);

    // Clients block their thread for what is at hand, as user code does.
    private static Task OnThread(Func<Task> test) => Task.Factory.StartNew(test, TaskCreationOptions.LongRunning).Unwrap();

    /// <summary>As a ref that nobody holds.</summary>
    private sealed class Forgotten(StoreClient client, StoredId id)
    {
        ~Forgotten() => client.Free(id);
    }
}
