using Remote.Launch.Tests.Support;
using Remote.Nodes.Sessions;

namespace Remote.Launch.Tests.Sessions;

public sealed class SpillFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder folder = new();

    private string Chosen => folder.File("disk");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_session_has_a_folder_of_its_own_in_the_chosen_directory_that_only_its_user_can_enter()
    {
        using SpillFolder one = SpillFolder.Open(Chosen), two = SpillFolder.Open(Chosen);
        Assert.NotEqual(one.Ensure(), two.Ensure());
        Assert.Equal(one.Ensure(), one.Ensure());
        Assert.StartsWith(Chosen, one.Ensure());
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(one.Ensure()));
    }

    [Fact]
    public void Its_end_takes_all_in_it()
    {
        SpillFolder spill = SpillFolder.Open(Chosen);
        File.WriteAllText(Path.Combine(spill.Ensure(), "000001.spill"), "x");
        spill.Dispose();
        Assert.Empty(Directory.GetFiles(Chosen, "*", SearchOption.AllDirectories));
        Assert.Throws<ObjectDisposedException>(() => spill.Ensure());
    }

    [Fact]
    public void A_start_clears_what_a_dead_one_left()
    {
        using SpillFolder living = SpillFolder.Open(Chosen);
        string dead = Path.Combine(Path.GetDirectoryName(living.Ensure())!, "0123456789abcdef");
        Directory.CreateDirectory(dead, OwnerOnly);
        File.WriteAllText(Path.Combine(dead, "lock"), "");
        File.WriteAllText(Path.Combine(dead, "000001.spill"), "x");
        using SpillFolder next = SpillFolder.Open(Chosen);
        Assert.False(Directory.Exists(dead));
        Assert.True(Directory.Exists(living.Ensure()));
    }

    [Fact]
    public void One_that_was_deleted_is_made_again()
    {
        using SpillFolder spill = SpillFolder.Open(Chosen);
        Directory.Delete(spill.Ensure(), recursive: true);
        Assert.True(Directory.Exists(spill.Ensure()));
    }

    [Fact]
    public void A_chosen_directory_that_is_gone_is_not_made_again_in_its_place()
    {
        using SpillFolder spill = SpillFolder.Open(Chosen);
        Directory.Delete(Chosen, recursive: true);
        Assert.Contains(Chosen, Assert.Throws<DirectoryNotFoundException>(() => spill.Ensure()).Message);
        Directory.CreateDirectory(Chosen);
        Assert.True(Directory.Exists(spill.Ensure()));
    }

    [Fact]
    public void A_chosen_directory_that_cannot_be_used_is_refused_by_name()
    {
        File.WriteAllText(folder.File("file"), "x");
        var error = Assert.Throws<ArgumentException>(() => SpillFolder.Open(folder.File("file")));
        Assert.Contains("ClusterOptions.SpillDirectory", error.Message);
        Assert.Contains(folder.File("file"), error.Message);
    }

    [Fact]
    public void The_default_place_works_and_is_not_in_memory()
    {
        using SpillFolder spill = SpillFolder.Open(null);
        string path = spill.Ensure();
        Assert.True(Directory.Exists(path));
        if (OperatingSystem.IsLinux() && Directory.Exists("/dev/shm"))
        {
            Assert.True(SpillBase.IsInMemory("/dev/shm"));
            Assert.Equal(SpillBase.IsInMemory(SpillBase.OnDisk()), SpillBase.IsInMemory(path));
        }
    }
}
