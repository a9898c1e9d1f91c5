using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>
/// Objects, and who holds a ref to each, driven by random steps in this process and in two actors with processes of their own, beside what
/// must be so.
/// </summary>
internal sealed class CountingModel : IAsyncDisposable
{
    private const int Driver = 2;
    private static readonly int[] Sizes = [50_000, 150_000, 400_000];

    private readonly Dictionary<int, ObjectRef<byte[]>> held = [];
    private readonly Dictionary<int, CountedObject> objects = [];
    private readonly IActorRef<Holder>[] actors = [Holder.Remote(), Holder.Remote()];
    private int lastKey;

    /// <summary>One step, chosen by a number.</summary>
    public async Task StepAsync(uint choice)
    {
        var random = new Random((int)choice);
        switch (random.Next(16))
        {
            case < 4: await CreateAsync(random); break;
            case < 7: await GiveAsync(random); break;
            case < 10: await ReadAsync(random); break;
            case < 15: await DropAsync(random); break;
            default: await KillAsync(random.Next(2)); break;
        }
    }

    /// <summary>Everybody drops everything: nothing may be left.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (CountedObject one in objects.Values.ToArray())
            foreach (int holder in one.Holders.ToArray()) await DropAsync(one, holder, dispose: one.Key % 2 == 0);
        held.Clear();
        long end = Environment.TickCount64 + (long)Limits.Wait.TotalMilliseconds;
        while (Arenas.Usage.Count > 0 && Environment.TickCount64 < end)
        {
            await Collector.CollectAsync(2);
            foreach (IActorRef<Holder> actor in actors) await actor.Collect();
        }

        Assert.Equal(0, Arenas.Usage.Count);
        Assert.Equal(0, Arenas.Usage.Used);
        foreach (IActorRef<Holder> actor in actors) await Actors.KillAsync(actor);
    }

    private async Task CreateAsync(Random random)
    {
        int key = ++lastKey, size = Sizes[random.Next(Sizes.Length)], owner = random.Next(3);
        if (owner != Driver) await actors[owner].Make(key, size, key);
        else held[key] = random.Next(2) == 0 ? ObjectRef.Put(Arenas.Bytes(size, key)) : Bulk.Remote().Bytes(size, key);
        objects[key] = new CountedObject(key, owner, Holder.Sum(Arenas.Bytes(size, key)), [owner]);
    }

    // From one holder to another: by the driver, or past it.
    private async Task GiveAsync(Random random)
    {
        if (Any(random) is not { } one) return;
        int from = one.Holders.ElementAt(random.Next(one.Holders.Count)), to = random.Next(3);
        if (from == to) return;
        if (to == Driver) held[one.Key] = (await actors[from].Lend(one.Key))[0];
        else if (from == Driver) await actors[to].Keep(one.Key, [held[one.Key]]);
        else await actors[from].Pass(one.Key, actors[to]);
        one.Holders.Add(to);
    }

    private async Task ReadAsync(Random random)
    {
        if (Any(random) is not { } one) return;
        foreach (int holder in one.Holders)
        {
            int found = holder == Driver ? await Holder.Check(held[one.Key]) : await actors[holder].Read(one.Key);
            // What was small and had come before its owner died is still there.
            if (one.IsOrphan && found == Holder.Gone) continue;
            Assert.Equal(one.Sum, found);
        }
    }

    private async Task DropAsync(Random random)
    {
        if (Any(random) is not { } one) return;
        await DropAsync(one, one.Holders.ElementAt(random.Next(one.Holders.Count)), random.Next(2) == 0);
    }

    private async Task DropAsync(CountedObject one, int holder, bool dispose)
    {
        if (holder != Driver) await actors[holder].Drop(one.Key, dispose);
        else if (held.Remove(one.Key, out ObjectRef<byte[]>? reference) && dispose) reference.Dispose();
        one.Holders.Remove(holder);
        if (one.Holders.Count == 0) objects.Remove(one.Key);
    }

    private async Task KillAsync(int actor)
    {
        await Assert.ThrowsAsync<ActorDiedException>(async () => await actors[actor].Die());
        actors[actor] = Holder.Remote();
        foreach (CountedObject one in objects.Values.ToArray())
        {
            one.Holders.Remove(actor);
            if (one.Owner == actor) one.IsOrphan = true;
            if (one.Holders.Count == 0) objects.Remove(one.Key);
        }
    }

    private CountedObject? Any(Random random) => objects.Count == 0 ? null : objects.Values.ElementAt(random.Next(objects.Count));
}
