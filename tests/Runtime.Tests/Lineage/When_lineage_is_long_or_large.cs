using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Chains deeper than a stack, memory that is bounded, and what remains when nobody needs anything any more.</summary>
public sealed class When_lineage_is_long_or_large : IDisposable
{
    private const int Deep = 10_000;

    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task A_chain_of_ten_thousand_is_made_again()
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = Isolation.Thread, ObjectStoreMemory = 64 << 20, Logging = new LogLines() });
        ObjectRef<byte[]> last = Makers.Remote().Link(null);
        for (int i = 1; i < Deep; i++)
        {
            ObjectRef<byte[]> next = Makers.Remote().Link(last);
            last.Dispose();
            last = next;
            // Not all at once in a small store.
            if (i % 100 == 0) await last;
        }

        Assert.Equal(Deep - 1, BitConverter.ToInt32(await last));
        Damage.Lose(last);
        Assert.Equal(Deep - 1, BitConverter.ToInt32(await last));
        last.Dispose();
        await Signals.UntilAsync(() => cluster.Session.Lineage.Bytes == 0, "The lineage of what nobody holds is kept.");
        await Signals.UntilAsync(() => cluster.Store.Table.Usage is { Used: 0 }, "What was made again on the way is not freed.");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task The_oldest_is_forgotten_where_it_takes_too_much()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 64 << 20, LineageMemory = 8192 });
        ObjectRef<byte[]>[] made = [.. Enumerable.Range(0, 30).Select(i => Makers.Remote().Make(place.Folder, i))];
        foreach (ObjectRef<byte[]> one in made) await one;
        Assert.InRange(own.Cluster.Session.Lineage.Bytes, 1, 8192);
        Assert.Contains(own.Logged, static line => line.Contains("LineageMemory", StringComparison.Ordinal));
        Damage.Lose(made[0], made[^1]);
        Assert.Equal(Makers.Bytes(29), await made[^1]);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made[0]);
        Assert.Contains("Makers.Make", error.Message);
        Assert.Contains("ClusterOptions.LineageMemory", error.Message);
        foreach (ObjectRef<byte[]> one in made) one.Dispose();
        Assert.Equal(0, own.Cluster.Session.Lineage.Bytes);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Small_results_keep_none()
    {
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 1, Cpus = 1, ObjectStoreMemory = 64 << 20 });
        ObjectRef<byte[]> made = Makers.Remote().Make(place.Folder, 1);
        await Makers.Remote().Total(place.Folder, made);
        long one = own.Cluster.Session.Lineage.Bytes;
        for (int i = 0; i < 20; i++) await Makers.Remote().Total(place.Folder, made);
        Assert.Equal(one, own.Cluster.Session.Lineage.Bytes);
        made.Dispose();
        Assert.Equal(0, own.Cluster.Session.Lineage.Bytes);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Making_again_takes_no_longer_than_the_calls_timeout()
    {
        await using TimedCluster timed = await TimedCluster.StartAsync();
        ObjectRef<byte[]> made = Makers.Remote(new() { Timeout = TimeSpan.FromSeconds(30) }).MakeThenWait(place.Folder);
        await made;
        Damage.Lose(made);
        Task<byte[]> reading = made.AsTask();
        await Task.Run(() => Place.AwaitThat(() => place.Marked("again-").Length == 1, "second run"));
        timed.Pass(31);
        var error = await Assert.ThrowsAsync<ObjectLostException>(() => reading);
        Assert.IsType<ObjectRefTimeoutException>(error.InnerException);
    }
}
