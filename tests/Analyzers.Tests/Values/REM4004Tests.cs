using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Values;

namespace Remote.Analyzers.Tests.Values;

public sealed class REM4004Tests
{
    [Fact]
    public Task Fires_where_a_collection_is_sent_again() => Rule.Fires<LargeValueInLoopAnalyzer>(Programs.Async("""foreach (int x in new[] { 1, 2 }) _ = Work.Remote().Sum(xs, x);"""), "xs");

    [Theory]
    [InlineData("""foreach (int x in new[] { 1, 2 }) { xs[0] = x; _ = Work.Remote().Sum(xs, x); }""")]
    [InlineData("""int[] few = [1, 2, 3]; foreach (int x in xs) _ = Work.Remote().Sum(few, x);""")]
    [InlineData("""var all = ObjectRef.Put(xs); foreach (int x in xs) _ = Work.Remote().Sum(all, x);""")]
    [InlineData("""foreach (int x in xs) { int[] mine = new int[x]; _ = Work.Remote().Sum(mine, x); }""")]
    [InlineData("""_ = Work.Remote().Sum(xs, 1);""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<LargeValueInLoopAnalyzer>(Programs.Async(statements));
}
