using System.Diagnostics;
using Remote.Launch.Tests.Support;
using Remote.Nodes.Sessions;

namespace Remote.Launch.Tests.Sessions;

public sealed class SessionFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Base => folder.File("base");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_session_has_a_folder_of_its_own_that_only_its_user_can_enter()
    {
        using SessionFolder one = SessionFolder.Create(Base), two = SessionFolder.Create(Base);
        Assert.NotEqual(one.Path, two.Path);
        foreach (string path in new[] { Base, one.Path, two.Path })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Its_end_takes_the_folder_and_all_in_it()
    {
        SessionFolder session = SessionFolder.Create(Base);
        File.WriteAllText(Path.Combine(session.Path, "file"), "x");
        Directory.CreateDirectory(Path.Combine(session.Path, "a", "b"));
        session.Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(Base));
    }

    [Fact]
    public void The_default_place_works()
    {
        using SessionFolder session = SessionFolder.Create();
        Assert.True(Directory.Exists(session.Path));
        Assert.InRange(session.SocketPath.Length, 1, 103);
    }

    [Fact]
    public void A_start_clears_dead_sessions_and_nothing_else()
    {
        using SessionFolder living = SessionFolder.Create(Base);
        string dead = MakeFolder("0123456789abcdef", "lock", "segment"), unborn = MakeFolder("00000000000000aa");
        string stranger = MakeFolder("notes", "lock"), unlocked = MakeFolder("00000000000000bb", "precious");
        using SessionFolder session = SessionFolder.Create(Base);
        Assert.False(Directory.Exists(dead) || Directory.Exists(unborn));
        Assert.All([living.Path, session.Path, stranger, unlocked], path => Assert.True(Directory.Exists(path)));
    }

    [Fact]
    public void A_link_in_a_dead_session_is_removed_and_not_followed()
    {
        string outside = folder.File("outside"), dead = MakeFolder("0123456789abcdef", "lock");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "precious"), "x");
        Directory.CreateSymbolicLink(Path.Combine(dead, "link"), outside);
        SessionFolder.Create(Base).Dispose();
        Assert.False(Directory.Exists(dead));
        Assert.True(File.Exists(Path.Combine(outside, "precious")));
    }

    [Fact]
    public void Starts_at_the_same_time_do_not_take_each_other_for_dead()
        => Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using SessionFolder session = SessionFolder.Create(Base);
            File.WriteAllText(Path.Combine(session.Path, "file"), "x");
        });

    [Fact]
    public void A_base_folder_that_others_can_enter_is_refused()
    {
        Directory.CreateDirectory(Base, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Assert.Contains("permissions 701", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_folder_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(folder.File("target"));
        Directory.CreateSymbolicLink(Base, folder.File("target"));
        Assert.Contains("symbolic link", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_folder_of_another_user_is_refused()
    {
        string others = "/";
        if (Environment.IsPrivilegedProcess)
        {
            SessionBase.CreatePrivate(others = Base);
            using Process change = Process.Start("chown", ["1", Base]);
            change.WaitForExit();
        }

        Assert.Contains("another user", Assert.Throws<IOException>(() => SessionFolder.Create(others)).Message, StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<IOException>(() => SessionFolder.Create(Base)).Message;

    private string MakeFolder(string name, params string[] files)
    {
        SessionBase.CreatePrivate(Base);
        string path = Path.Combine(Base, name);
        Directory.CreateDirectory(path);
        foreach (string file in files) File.WriteAllText(Path.Combine(path, file), "x");
        return path;
    }
}
