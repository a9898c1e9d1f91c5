using Remote.Runtime.Tests.Failures;
using Remote.Storage.Tests.Spilling;

namespace Remote.Runtime.Tests.Storage.Spilling;

public sealed class When_the_spill_disk_fails
{
    private const int Many = 40; // Of 2 MiB, in a store of 32.

    [Fact(Timeout = Limits.Test)]
    public async Task A_full_disk_is_said_once_and_what_is_there_stays_usable_until_there_is_room_again()
    {
        using TinyDisk? tiny = TinyDisk.TryMount(9);
        if (tiny is null) return; // Not root.
        await using SpillCluster spill = await SpillCluster.StartAsync(folder: tiny.Path);
        (List<ObjectRef<long[]>> put, ObjectStoreFullException error) = PutUntilFull();
        Assert.Contains("disk was full", error.Message);
        Assert.Contains("2 MiB", error.Message);
        Assert.Throws<ObjectStoreFullException>(() => ObjectRef.Put(Chunks.Make(0, SpillCluster.Size)));
        Assert.Equal(1, spill.Logged("cannot be moved to disk"));

        // One goes: then there is room to read all others, one after the other.
        put[^1].Dispose();
        put.RemoveAt(put.Count - 1);
        for (int i = 0; i < put.Count; i++) Assert.Equal(i, Chunks.SeedOf(await put[i]));

        tiny.Resize(100);
        ObjectRef<long[]>[] more = SpillCluster.PutMany(10);
        await spill.Own.UntilLoggedAsync("moved to disk again");
        for (int i = 0; i < more.Length; i++) Assert.Equal(i, await Chunks.Remote().SeedOf(more[i]));
        for (int i = 0; i < put.Count; i++) Assert.Equal(i, await Chunks.Remote().SeedOf(put[i]));
        Assert.Equal(1, spill.Logged("cannot be moved to disk"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_folder_that_disappears_harms_nothing_that_was_stored_and_is_used_again_when_it_is_back()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]>[] before = SpillCluster.PutMany(Many);
        // A round is over: what is put from now on has room that its end gives back, for those that are on disk.
        await spill.UntilAsync(static s => s.Used <= s.Capacity * 0.8);
        Directory.Delete(spill.Folder, recursive: true);
        (List<ObjectRef<long[]>> put, ObjectStoreFullException error) = PutUntilFull();
        Assert.Contains(spill.Folder, error.ToString());
        await spill.Own.UntilLoggedAsync("cannot be moved to disk");
        put.ForEach(static one => one.Dispose());
        for (int i = 0; i < Many; i++) Assert.Equal(i, Chunks.SeedOf(await before[i]));

        Directory.CreateDirectory(spill.Folder);
        ObjectRef<long[]>[] after = SpillCluster.PutMany(Many);
        await spill.Own.UntilLoggedAsync("moved to disk again");
        for (int i = 0; i < Many; i++) Assert.Equal(i, await Chunks.Remote().SeedOf(after[i]));
        Assert.Equal(1, spill.Logged("cannot be moved to disk"));
        GC.KeepAlive(before);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_truncated_file_loses_what_was_in_it_by_name_and_nothing_else()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        ObjectRef<long[]>[] put = SpillCluster.PutMany(Many);
        string victim = spill.Files.Order().First();
        using (var file = new FileStream(victim, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) file.SetLength(100);

        int lost = 0;
        for (int i = 0; i < Many; i++)
        {
            try
            {
                Assert.Equal(i, Chunks.SeedOf(await put[i]));
            }
            catch (ObjectLostException e)
            {
                lost++;
                Assert.Contains(victim, e.ToString());
                Assert.Contains("truncated to 100 bytes", e.ToString());
                Assert.Contains("2 MiB", e.ToString());
                Assert.Contains("owned by process", e.ToString());
                await Assert.ThrowsAnyAsync<Exception>(async () => await Chunks.Remote().SeedOf(put[i]));
            }
        }

        Assert.InRange(lost, 1, Many / 2);
        await spill.Own.UntilLoggedAsync(victim);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_directory_that_cannot_be_used_ends_the_start()
    {
        using var place = new Signals();
        Signals.Set(place["file"]);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Cluster.StartAsync(new() { Workers = 1, Cpus = 1, SpillDirectory = place["file"] }));
        Assert.Contains("SpillDirectory", error.Message);
        Assert.Null(Cluster.Current);
    }

    private static (List<ObjectRef<long[]>> Put, ObjectStoreFullException Error) PutUntilFull()
    {
        var put = new List<ObjectRef<long[]>>();
        while (true)
        {
            Assert.True(put.Count < Many, "The store is never full.");
            try
            {
                put.Add(ObjectRef.Put(Chunks.Make(put.Count, SpillCluster.Size)));
            }
            catch (ObjectStoreFullException e)
            {
                return (put, e);
            }
        }
    }
}
