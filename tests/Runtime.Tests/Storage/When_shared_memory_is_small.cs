using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Storage;

/// <summary>A real /dev/shm of 16 MiB, as containers have of 64: a page that is not there ends a process, unless it was asked for before.</summary>
public sealed class When_shared_memory_is_small
{
    [Theory(Timeout = Limits.Test)]
    [InlineData(0, "the store has 15 MiB in all")]
    [InlineData(256 << 20, "cannot grow beyond 1")]
    public async Task What_does_not_fit_is_refused_and_the_rest_stays_usable(long memory, string why)
    {
        using DriverProgram? driver = DriverProgram.WithSharedMemory(16, "small store", $"{memory}");
        // The same is tested with a file system that only says that it is full: FullStoreTests.
        if (driver is null) return;
        string[] said = (await driver.ReadToEndAsync()).Split('\n');

        Assert.Contains(said, line => line.StartsWith("driver=A value of 19.1 MiB (20000000 bytes)", StringComparison.Ordinal) && line.Contains(why));
        Assert.Contains(said, line => line.StartsWith("worker=A value of 19.1 MiB (20000000 bytes)", StringComparison.Ordinal) && line.Contains(why));
        Assert.Contains("first=True", said);
        Assert.Contains("whole=30 task=1", said);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task No_shared_memory_at_all_is_a_warning_and_a_store_on_disk()
    {
        using DriverProgram? driver = DriverProgram.WithSharedMemory(1, "small store", $"{8 << 20}");
        if (driver is null) return;

        Assert.Contains("whole=30 task=1", await driver.ReadToEndAsync());
        Assert.Empty(driver.SessionFolders());
    }
}
