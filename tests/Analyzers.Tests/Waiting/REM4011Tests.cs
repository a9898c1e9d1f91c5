using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4011Tests
{
    [Fact]
    public Task Fires_where_a_task_is_called_directly() => Rule.Fires<DirectCallAnalyzer>(Programs.Async("""total = Work.F(1) + await Work.Remote().F(2); foreach (int x in xs) Work.Run(x);"""), "Work.F(1)", "Work.Run(x)");

    [Fact]
    public async Task Names_the_task() => Assert.Equal(
        ["This runs 'F' here, on this thread: write 'Work.Remote().F(...)' to run it as a task"],
        await Rule.Messages<DirectCallAnalyzer>(Programs.Sync("""_ = Work.F(1);""")));

    [Fact]
    public void Is_off_unless_asked_for() => Assert.False(new DirectCallAnalyzer().SupportedDiagnostics.Single().IsEnabledByDefault);

    [Theory]
    [InlineData("""total = await Work.Remote().F(1);""")]
    [InlineData("""total = Math.Abs(1);""")]
    [InlineData("""total = new Counter().Add(1);""")]
    [InlineData("""Func<int, int> f = Work.F;""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<DirectCallAnalyzer>(Programs.Async(statements));

    [Fact]
    public Task Stays_quiet_where_a_task_calls_itself()
        => Rule.StaysQuiet<DirectCallAnalyzer>("public static class Fib { [Remote] public static long Of(int n) => n < 2 ? n : Of(n - 1) + Of(n - 2); }");
}
