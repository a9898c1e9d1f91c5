using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Storage;

/// <summary>A real /dev/shm of 16 MiB, as containers have of 64: a page that is not there ends a process, unless it was asked for before.</summary>
public sealed class When_shared_memory_is_small
{
    [Theory(Timeout = Limits.Test)]
    [InlineData(0, 15, "Of 15 MiB")]
    [InlineData(256 << 20, 16, "cannot grow beyond 1")]
    public async Task What_does_not_fit_is_refused_and_the_rest_stays_usable(long memory, int fit, string why)
    {
        using DriverProgram? driver = DriverProgram.WithSharedMemory(16, "small store", $"{memory}");
        // The same is tested with a file system that only says that it is full: FullStoreTests.
        if (driver is null) return;
        string said = await driver.ReadToEndAsync();

        Assert.Contains("full=A value of 976.6 KiB (1000000 bytes)", said);
        Assert.Contains(why, said);
        Assert.Contains("in a worker=full", said);
        Assert.Contains($"stored={fit} whole={fit}", said);
        Assert.Contains("again=True task=1", said);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task No_shared_memory_at_all_is_a_warning_and_a_store_on_disk()
    {
        using DriverProgram? driver = DriverProgram.WithSharedMemory(1, "small store", $"{8 << 20}");
        if (driver is null) return;

        Assert.Contains("stored=8 whole=8", await driver.ReadToEndAsync());
        Assert.Empty(driver.SessionFolders());
    }
}
