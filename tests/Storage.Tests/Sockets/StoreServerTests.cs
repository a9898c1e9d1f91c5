using System.Net.Sockets;
using CsCheck;
using Remote.Storage.Sockets;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Sockets;

/// <summary>A peer that breaks the rules is cut off, and others do not notice.</summary>
public sealed class StoreServerTests
{
    private static readonly StoreRequest Hello = new() { Op = StoreOp.Hello, Process = 9 };

    [Fact(Timeout = Limits.Test)]
    public async Task Who_frees_what_is_anothers_is_cut_off_and_named() => await RefusedAsync(static at => Request(StoreOp.Free, at), "does not own");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_adopts_what_is_anothers_is_cut_off() => await RefusedAsync(static at => Request(StoreOp.Adopt, at), "does not own");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_seals_what_it_does_not_write_is_cut_off() => await RefusedAsync(static at => Request(StoreOp.Seal, at), "does not write");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_abandons_what_it_does_not_write_is_cut_off() => await RefusedAsync(static at => Request(StoreOp.Abandon, at), "does not write");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_lets_go_what_it_does_not_read_is_cut_off() => await RefusedAsync(static at => Request(StoreOp.Unpin, at), "has not pinned");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_asks_for_less_than_nothing_is_cut_off()
        => await RefusedAsync(static _ => new StoreRequest { Op = StoreOp.Reserve, Length = -1 }, "no request");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_asks_for_what_does_not_exist_is_cut_off() => await RefusedAsync(static at => Request((StoreOp)99, at), "no request");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_says_twice_who_it_is_is_cut_off() => await RefusedAsync(static _ => Hello, "no request");

    [Fact(Timeout = Limits.Test)]
    public async Task Who_does_not_say_who_it_is_is_cut_off()
    {
        await using var served = new ServedStore();
        using Socket peer = served.NewPeer();
        ServedStore.Send(peer, new StoreRequest { Op = StoreOp.Reserve, Length = 10 });

        Assert.Equal(0, peer.Receive(new byte[100]));
        await Limits.UntilAsync(() => served.Logged.Any(static l => l.Contains("did not say who it is")), "It was not logged.");
        Assert.Equal(0, served.Store.Table.Usage.Count);
    }

    [Fact(Timeout = 2 * Limits.Test)]
    public async Task Any_bytes_at_all_leave_the_store_and_others_unharmed()
    {
        await using var served = new ServedStore();
        StoredAt ours = await served.Store.StoreAsync(2, 1000);
        Gen.Byte.Array[1, 500].Sample(bytes =>
        {
            using Socket peer = served.NewPeer();
            ServedStore.Send(peer, Hello);
            peer.Send(bytes);
            peer.Shutdown(SocketShutdown.Send);
            var answer = new byte[1000];
            while (peer.Receive(answer) > 0)
            {
                // To its end.
            }
        }, iter: 300, threads: 1);

        await Task.Factory.StartNew(() => served.NewClient(3).Reserve(1000).Dispose(), TaskCreationOptions.LongRunning);
        await served.Store.Table.PinAsync(3, ours);
        served.Store.Table.OnProcessGone(9);
        served.Store.Table.OnProcessGone(3);
        Assert.Equal(1, served.Store.Table.Usage.Count);
    }

    private static async Task RefusedAsync(Func<StoredAt, StoreRequest> request, string why)
    {
        await using var served = new ServedStore();
        StoredAt ours = await served.Store.StoreAsync(2, 1000);
        using Socket peer = served.NewPeer();
        ServedStore.Send(peer, Hello, request(ours));

        Assert.Equal(0, peer.Receive(new byte[100]));
        await Limits.UntilAsync(() => served.Logged.Any(l => l.Contains("Process 9") && l.Contains(why)), $"'{why}' was not logged.");
        await served.Store.Table.PinAsync(2, ours);
        Assert.Equal(1, served.Store.Table.Usage.Count);
    }

    private static StoreRequest Request(StoreOp op, StoredAt at) => new() { Op = op, Store = at.Id.Store, Number = at.Id.Number, Length = at.Length, Process = 9 };
}
