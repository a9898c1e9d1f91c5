using Remote.Storage.Spilling;

namespace Remote.Storage.Tests.Spilling;

public sealed class FullDiskTests
{
    [Fact]
    public void A_full_disk_is_found_before_anything_is_written_and_harms_nothing_on_it()
    {
        using var tiny = TinyDisk.TryMount(4);
        if (tiny is null) return; // Not root.
        using var disk = new SpillDisk(() => tiny.Path);
        using Payload small = new(2 << 20, 1), large = new(3 << 20, 2);
        SpillPlace place = Assert.Single(Payload.WriteAll(disk, small));
        IOException error = Assert.ThrowsAny<IOException>(() => Payload.WriteAll(disk, large));
        Assert.Contains("full", error.Message);
        Assert.Single(Directory.GetFiles(tiny.Path));
        Assert.Equal(place.Size, disk.Held);
        small.AssertIsAt(disk, place);

        disk.Release(place);
        SpillPlace second = Assert.Single(Payload.WriteAll(disk, large));
        large.AssertIsAt(disk, second);
    }
}
