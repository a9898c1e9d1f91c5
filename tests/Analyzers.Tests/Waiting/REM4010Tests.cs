using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4010Tests
{
    [Fact]
    public Task Fires_on_a_dropped_ref() => Rule.Fires<UnobservedRefAnalyzer>(Programs.Sync("""Work.Remote().Run(1); counter.Add(2); Work.Remote().Stream();"""), "Work.Remote().Run(1)", "counter.Add(2)", "Work.Remote().Stream()");

    [Theory]
    [InlineData("""_ = Work.Remote().Run(1);""")]
    [InlineData("""var kept = counter.Add(2); Console.WriteLine(kept);""")]
    [InlineData("""Work.Remote().F(1).Get();""")]
    [InlineData("""Counter.Remote();""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<UnobservedRefAnalyzer>(Programs.Sync(statements));

    [Fact]
    public Task The_fix_mends_one() => Fix.Applies<UnobservedRefAnalyzer, UnobservedRefFix>(
        Programs.Async("""counter.Add(1);"""),
        Programs.Async("""await counter.Add(1);"""));

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<UnobservedRefAnalyzer, UnobservedRefFix>(
        Programs.Sync("""counter.Add(1); Work.Remote().Run(2);"""),
        Programs.Sync("""_ = counter.Add(1); _ = Work.Remote().Run(2);"""));
}
