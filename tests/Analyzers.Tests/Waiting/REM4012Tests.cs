using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4012Tests
{
    [Fact]
    public Task Fires_where_a_token_is_at_hand() => Rule.Fires<TokenNotPassedOnAnalyzer>(Programs.Async("""total = await Work.Remote().F(1);"""), "Work.Remote().F(1)");

    [Theory]
    [InlineData("""total = await Work.Remote().F(1, stop);""")]
    [InlineData("""total = await Work.Remote().F(1, default);""")]
    [InlineData("""Func<ObjectRef<int>> later = static () => Work.Remote().F(1); total = await later();""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<TokenNotPassedOnAnalyzer>(Programs.Async(statements));

    [Fact]
    public Task The_fix_mends_one() => Fix.Applies<TokenNotPassedOnAnalyzer, TokenNotPassedOnFix>(
        Programs.Async("""total = await Work.Remote().F(1);"""),
        Programs.Async("""total = await Work.Remote().F(1, cancellationToken: stop);"""));

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<TokenNotPassedOnAnalyzer, TokenNotPassedOnFix>(
        Programs.Async("""total = await Work.Remote().F(1) + await counter.Add(2);"""),
        Programs.Async("""total = await Work.Remote().F(1, cancellationToken: stop) + await counter.Add(2, cancellationToken: stop);"""));
}
