using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Hosting;

public sealed class FirstCallTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_first_calls_start_one_cluster()
    {
        using var program = new DriverProgram(null, "first calls");
        Assert.Equal("values=1,1,1,1,1,1,1,1", await program.ReadLineAsync());
        Assert.Equal($"cpus={Environment.ProcessorCount} workers={Environment.ProcessorCount}", await program.ReadLineAsync());
        Assert.Null(await program.ReadLineAsync());
        await program.WaitForExitAsync();
        Assert.Empty(program.SessionFolders());
    }
}
