using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4002Tests
{
    private const string Refs = "var refs = new List<ObjectRef<int>>(); foreach (int x in xs) refs.Add(Work.Remote().F(x)); ";

    [Theory]
    [InlineData("""foreach (var r in refs) total += Math.Abs(await r);""", "await r")]
    [InlineData("""foreach (ObjectRef<int> r in refs) { int y = await r.GetAsync(); Thread.Sleep(y); }""", "await r.GetAsync()")]
    [InlineData("""foreach (var r in refs.ToArray()) { int y = await r; await Task.Delay(y); }""", "await r")]
    public Task Fires_where_results_are_worked_on(string statements, string at) => Rule.Fires<AwaitInSubmissionOrderAnalyzer>(Programs.Async(Refs + statements), at);

    [Theory]
    [InlineData("""foreach (var r in refs) total += await r;""")]
    [InlineData("""foreach (var r in refs) await r;""")]
    [InlineData("""var all = new List<int>(); foreach (var r in refs) all.Add(Math.Abs(await r));""")]
    [InlineData("""foreach (var r in refs) Console.WriteLine(await r);""")]
    [InlineData("""foreach (var r in refs) total = Math.Max(total * 2, await r);""")]
    [InlineData("""foreach (var r in refs) { int y = Math.Abs(await r); if (y > 3) break; }""")]
    [InlineData("""int i = 0; foreach (var r in refs) { xs[i] = Math.Abs(await r); i++; }""")]
    [InlineData("""string text = ""; foreach (var r in refs) text += Math.Abs(await r);""")]
    [InlineData("""await foreach (var r in ObjectRef.WhenEach(refs)) total += Math.Abs(await r);""")]
    [InlineData("""foreach (int y in await refs) total += Math.Abs(y);""")]
    [InlineData("""foreach (var task in refs.Select(r => r.AsTask()).ToList()) total += Math.Abs(await task);""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<AwaitInSubmissionOrderAnalyzer>(Programs.Async(Refs + statements));

    [Fact]
    public Task The_fix_mends_one() => Fix.Applies<AwaitInSubmissionOrderAnalyzer, AwaitInSubmissionOrderFix>(
        Programs.Async(Refs + """foreach (var r in refs) total += Math.Abs(await r);"""),
        Programs.Async(Refs + """await foreach (var r in ObjectRef.WhenEach(refs)) total += Math.Abs(await r);"""));

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<AwaitInSubmissionOrderAnalyzer, AwaitInSubmissionOrderFix>(
        Programs.Async(Refs + """foreach (var r in refs) total += Math.Abs(await r); foreach (ObjectRef<int> r in refs.Skip(1)) { Thread.Sleep(await r); }"""),
        Programs.Async(Refs + """await foreach (var r in ObjectRef.WhenEach(refs)) total += Math.Abs(await r); await foreach (ObjectRef<int> r in ObjectRef.WhenEach(refs.Skip(1))) { Thread.Sleep(await r); }"""));
}
