using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Launch;

public sealed class When_a_worker_runs_another_build : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_refused_and_the_methods_that_differ_are_named()
    {
        string here = Programs.Twin("Here"), there = Programs.Twin("There");
        using var driver = new StartedProgram("dotnet", Programs.Driver, folder.File("base"), "1", "idle", here, there);
        Assert.False(await driver.IsReadyAsync(), driver.Output);
        Assert.Contains($"failed: The assembly 'Twin' is another build in the worker: '{here}' (", driver.Output, StringComparison.Ordinal);
        Assert.Contains($"'{there}' (", driver.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Its remote methods differ. Only here: Twin.Work.Changed(int), Twin.Work.Gone(). Only there: Twin.Work.Changed(long). It was rebuilt", driver.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File("base")));
    }

    [Fact]
    public async Task The_same_build_elsewhere_is_taken()
    {
        string copy = folder.File("Twin.dll");
        File.Copy(Programs.Twin("Here"), copy);
        using var driver = new StartedProgram("dotnet", Programs.Driver, folder.File("base"), "1", "idle", Programs.Twin("Here"), copy);
        Assert.True(await driver.IsReadyAsync(), driver.Output);
        Assert.Equal(0, await driver.EndInputAsync());
    }
}
