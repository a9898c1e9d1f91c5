using CsCheck;
using Remote.Storage.Spilling;

namespace Remote.Storage.Tests.Spilling;

public sealed class SpillDiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remote-spill-").FullName;
    private readonly SpillDisk disk;

    public SpillDiskTests() => disk = new SpillDisk(() => folder);

    public void Dispose()
    {
        disk.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_was_written_is_read_back()
        => Gen.Int[0, 300_000].Array[1, 8].Sample(
            lengths =>
            {
                (Payload[] written, SpillPlace[] places) = Write(lengths);
                for (int i = 0; i < written.Length; i++) written[i].AssertIsAt(disk, places[i]);
                End(written, places);
            },
            iter: 50);

    [Fact]
    public void An_object_longer_than_a_chunk_is_read_back()
    {
        (Payload[] written, SpillPlace[] places) = Write((3 << 20) + 17);
        written[0].AssertIsAt(disk, places[0]);
        End(written, places);
    }

    [Fact]
    public void A_batch_is_one_file_that_only_its_user_can_read()
    {
        (Payload[] written, SpillPlace[] places) = Write(100_000, 200_000, 300_000);
        string file = Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        End(written, places);
    }

    [Fact]
    public void A_file_goes_with_the_last_of_its_objects()
    {
        (Payload[] written, SpillPlace[] places) = Write(100_000, 200_000, 300_000);
        Assert.Equal(places.Sum(p => p.Size), disk.Held);
        disk.Release(places[1]);
        disk.Release(places[0]);
        written[2].AssertIsAt(disk, places[2]);
        Assert.Single(Directory.GetFiles(folder));
        disk.Release(places[2]);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(0, disk.Held);
        foreach (Payload payload in written) payload.Dispose();
    }

    [Fact]
    public void A_freed_objects_space_is_given_back_at_once()
    {
        if (!OperatingSystem.IsLinux()) return; // Elsewhere with its file.
        (Payload[] written, SpillPlace[] places) = Write(100_000, 10 << 20, 100_000);
        disk.Release(places[1]);
        Assert.Equal(places[0].Size + places[2].Size, disk.Held);
        written[0].AssertIsAt(disk, places[0]);
        written[2].AssertIsAt(disk, places[2]);
        End(written, [places[0], places[2]]);
    }

    [Fact]
    public void A_file_truncated_anywhere_harms_only_what_it_lost()
    {
        (Payload[] written, SpillPlace[] places) = Write(5_000, 4_032, 100); // The second ends with its page.
        long[] boundaries = [.. places.SelectMany(p => new[] { p.Offset, p.Offset + SpillRecord.HeaderSize, p.Offset + SpillRecord.HeaderSize + p.Length })];
        foreach (long length in boundaries.SelectMany(b => new[] { b + 1, b, b - 1 }).Where(l => l >= 0).Distinct().OrderDescending())
        {
            Truncate(places[0].File.Path, length);
            for (int i = 0; i < places.Length; i++)
            {
                if (places[i].Offset + SpillRecord.HeaderSize + places[i].Length <= length) written[i].AssertIsAt(disk, places[i]);
                else Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => Payload.ReadBack(disk, places[i])).Message);
            }
        }

        End(written, places);
    }

    [Fact]
    public void A_changed_byte_is_found_and_harms_one_object()
    {
        (Payload[] written, SpillPlace[] places) = Write(5_000, 3_000, 9_000);
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, int.MaxValue], Gen.Int[1, 255]).Sample(
            (which, at, change) =>
            {
                // In the used part of the header (the rest of it is hashed zeros), or in the bytes.
                long offset = places[which].Offset + at % (SpillRecord.HeaderSize + places[which].Length);
                Flip(places[which].File.Path, offset, (byte)change);
                for (int i = 0; i < places.Length; i++)
                {
                    if (i == which) Assert.Throws<InvalidDataException>(() => Payload.ReadBack(disk, places[i]));
                    else written[i].AssertIsAt(disk, places[i]);
                }

                Flip(places[which].File.Path, offset, (byte)change);
            },
            iter: 200,
            threads: 1);
        End(written, places);
    }

    [Fact]
    public void Another_objects_record_is_not_taken_for_it()
    {
        (Payload[] written, SpillPlace[] places) = Write(4_000, 4_000);
        byte[] bytes = Bytes(places[0].File.Path);
        using (var file = Open(places[0].File.Path)) RandomAccess.Write(file.SafeFileHandle, bytes.AsSpan((int)places[1].Offset, 4_064), 0);
        Assert.Contains("instead", Assert.Throws<InvalidDataException>(() => Payload.ReadBack(disk, places[0])).Message);
        End(written, places);
    }

    [Fact]
    public void Where_the_folder_is_deleted_the_objects_in_it_can_still_be_read()
    {
        if (OperatingSystem.IsWindows()) return; // There an open file keeps its folder.
        (Payload[] written, SpillPlace[] places) = Write(100_000, 200_000);
        Directory.Delete(folder, recursive: true);
        written[1].AssertIsAt(disk, places[1]);
        Assert.Throws<DirectoryNotFoundException>(() => Write(1_000));
        End(written, places);
        Assert.Equal(0, disk.Held);
    }

    [Fact]
    public void The_end_takes_every_file()
    {
        (Payload[] written, _) = Write(100_000);
        (Payload[] more, SpillPlace[] places) = Write(200_000);
        disk.Dispose();
        Assert.Empty(Directory.GetFiles(folder));
        disk.Release(places[0]);
        foreach (Payload payload in written.Concat(more)) payload.Dispose();
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    private static void Truncate(string path, long length)
    {
        using FileStream file = Open(path);
        file.SetLength(length);
    }

    private static byte[] Bytes(string path)
    {
        using FileStream file = Open(path);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void Flip(string path, long offset, byte change)
    {
        using FileStream file = Open(path);
        byte[] one = new byte[1];
        RandomAccess.Read(file.SafeFileHandle, one, offset);
        one[0] ^= change;
        RandomAccess.Write(file.SafeFileHandle, one, offset);
    }

    private (Payload[] Written, SpillPlace[] Places) Write(params int[] lengths)
    {
        Payload[] written = [.. lengths.Select((length, i) => new Payload(length, i))];
        return (written, Payload.WriteAll(disk, written));
    }

    private void End(Payload[] written, SpillPlace[] places)
    {
        foreach (SpillPlace place in places) disk.Release(place);
        foreach (Payload payload in written) payload.Dispose();
    }
}
