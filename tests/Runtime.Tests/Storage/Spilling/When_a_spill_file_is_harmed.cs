using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Storage.Spilling;

/// <summary>What a task made is made again where its bytes on disk are gone; what was put is lost by name; and nothing else is harmed.</summary>
public sealed class When_a_spill_file_is_harmed
{
    private const int Each = 24; // Of 2 MiB, made and put: three times the store.
    private const int FirstPut = 100;

    [Theory(Timeout = Limits.Test)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Results_are_made_again_and_only_what_was_put_is_lost(bool truncated)
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        (ObjectRef<long[]>[] made, ObjectRef<long[]>[] put) = await FillAsync(spill);
        foreach (string file in spill.Files) Harm(file, truncated);

        for (int i = 0; i < Each; i++)
        {
            // Read here, and by a task that takes it.
            if (i % 2 == 0) Assert.Equal(i, Chunks.SeedOf(await made[i]));
            else Assert.Equal(i + 1, Chunks.SeedOf(await Chunks.Remote().Next(made[i])));
        }

        Assert.InRange(spill.Logged("Chunks.Make is run again"), 1, Each - 1);
        int lost = 0;
        for (int i = 0; i < Each; i++)
        {
            try
            {
                Assert.Equal(FirstPut + i, Chunks.SeedOf(await put[i]));
            }
            catch (ObjectLostException e)
            {
                lost++;
                foreach (string part in new[] { put[i].Stored!.At.Id.ToString(), "owned by process 2", spill.Folder, truncated ? "truncated" : ".spill", "put it again" }) Assert.Contains(part, e.Message);
            }
        }

        Assert.InRange(lost, 1, Each - 1);
        // What was made again is stored as all else is.
        for (int i = 0; i < Each; i++) Assert.Equal(i, await Chunks.Remote().SeedOf(made[i]));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Files_that_are_deleted_with_their_folder_are_read_all_the_same()
    {
        await using SpillCluster spill = await SpillCluster.StartAsync();
        (ObjectRef<long[]>[] made, ObjectRef<long[]>[] put) = await FillAsync(spill);
        Directory.Delete(spill.Folder, recursive: true);
        Directory.CreateDirectory(spill.Folder);
        for (int i = 0; i < Each; i++)
        {
            Assert.Equal(i, Chunks.SeedOf(await made[i]));
            Assert.Equal(FirstPut + i, await Chunks.Remote().SeedOf(put[i]));
        }

        Assert.Equal(0, spill.Logged("is run again"));
        Assert.True(spill.Store.RestoredTotal > 0);
    }

    // In turns, so that each file has of both; nothing is being written any more.
    private static async Task<(ObjectRef<long[]>[] Made, ObjectRef<long[]>[] Put)> FillAsync(SpillCluster spill)
    {
        var (made, put) = (new ObjectRef<long[]>[Each], new ObjectRef<long[]>[Each]);
        for (int i = 0; i < Each; i++)
        {
            made[i] = Chunks.Remote().Make(i, SpillCluster.Size);
            await ObjectRef.WaitAsync([made[i]], 1);
            put[i] = ObjectRef.Put(Chunks.Make(FirstPut + i, SpillCluster.Size));
        }

        await spill.UntilAsync(static s => s.Used <= s.Capacity * 0.8 && s.Spilled > 0);
        return (made, put);
    }

    private static void Harm(string path, bool truncated)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (truncated) file.SetLength(100);
        else file.Write(new byte[(int)file.Length]);
    }
}
