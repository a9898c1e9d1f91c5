using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4003Tests
{
    [Fact]
    public Task Fires_where_the_value_is_only_passed_on() => Rule.Fires<AwaitOnlyToPassOnAnalyzer>(Programs.Async("""int a = await Work.Remote().F(1); var b = Work.Remote().G(a, a); total = await Work.Remote().F(await b);"""), "await Work.Remote().F(1)", "await b");

    [Theory]
    [InlineData("""int a = await Work.Remote().F(1); total = a + await Work.Remote().F(a);""")]
    [InlineData("""int a = await Work.Remote().F(1); Console.WriteLine(a);""")]
    [InlineData("""total = await Work.Remote().F(await Work.Remote().F(1) + 1);""")]
    [InlineData("""int a = await Task.FromResult(1); total = await Work.Remote().F(a);""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<AwaitOnlyToPassOnAnalyzer>(Programs.Async(statements));

    [Fact]
    public Task The_fix_mends_one() => Fix.Applies<AwaitOnlyToPassOnAnalyzer, AwaitOnlyToPassOnFix>(
        Programs.Async("""int a = await Work.Remote().F(1); total = await Work.Remote().F(a);"""),
        Programs.Async("""var a = Work.Remote().F(1); total = await Work.Remote().F(a);"""));

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<AwaitOnlyToPassOnAnalyzer, AwaitOnlyToPassOnFix>(
        Programs.Async("""int a = await Work.Remote().F(1); total = await Work.Remote().F(a); total += await Work.Remote().F(await Work.Remote().F(2));"""),
        Programs.Async("""var a = Work.Remote().F(1); total = await Work.Remote().F(a); total += await Work.Remote().F(Work.Remote().F(2));"""));
}
