using Remote.Storage.Arenas;
using Remote.Storage.Tests.Support;

namespace Remote.Storage.Tests.Arenas;

public sealed class ArenaTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("remote-arena-").FullName;

    [Fact]
    public void Its_file_is_its_users_alone_and_takes_space_as_it_is_committed()
    {
        using Arena arena = New(1L << 30);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(arena.Path));
        Assert.Equal(0, arena.Committed);

        arena.Commit(5_000_000);
        Assert.InRange(arena.Committed, 5_000_000, 6_000_000);
        arena.Commit(5_000_000);
        Assert.InRange(arena.Committed, 5_000_000, 6_000_000);
    }

    [Fact]
    public unsafe void What_is_written_in_one_mapping_is_read_in_another()
    {
        using Arena arena = New(1 << 20);
        arena.Commit(1 << 20);
        arena.Populate(0, 1 << 20);
        using ArenaMapping other = ArenaMapping.Of(arena.Path, arena.Capacity);
        *arena.At(777_777) = 42;

        Assert.Equal(42, *(other.Base + 777_777));
    }

    [Fact]
    public unsafe void What_is_held_stays_readable_after_the_end()
    {
        Arena arena = New(1 << 20);
        arena.Commit(4096);
        arena.Mapping.Hold();
        *arena.At(100) = 7;
        byte* address = arena.At(100);
        arena.Dispose();
        File.Delete(arena.Path);

        Assert.Equal(7, *address);
        arena.Mapping.LetGo();
        Assert.Throws<ObjectDisposedException>(arena.Mapping.Hold);
    }

    [Fact]
    public void Space_that_is_not_there_is_an_error_and_what_is_there_is_used_to_the_last_page()
    {
        using var arena = new Arena(Path.Combine(folder, "arena"), 1L << 30, new LimitedSpace(1_500_000));
        arena.Commit(10);
        Assert.Equal(1 << 20, arena.Committed);
        Assert.Throws<IOException>(() => arena.Commit(1_600_000));
        Assert.Equal(1 << 20, arena.Committed);

        // An extent more is not there, a page more is.
        arena.Commit(1_490_000);
        Assert.InRange(arena.Committed, 1_490_000, 1_500_000);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Arena New(long capacity) => new(Path.Combine(folder, "arena"), capacity);
}
