using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Values;

namespace Remote.Analyzers.Tests.Values;

public sealed class REM4013Tests
{
    [Theory]
    [InlineData("public async Task M() => total += await F(1);", "total += await F(1)")]
    [InlineData("public async Task M() => total = total + await F(1);", "total = total + await F(1)")]
    [InlineData("public async Task M() { total = await F(total); }", "total = await F(total)")]
    [InlineData("public async Task M() { int old = total; await F(1); total = old + 1; }", "total = old + 1")]
    [InlineData("public async Task M() { int next = total + await F(1); total = next; }", "total = next")]
    [InlineData("public async Task M() => text ??= (await F(1)).ToString();", "text ??= (await F(1)).ToString()")]
    [InlineData("public async Task M() { if (text is null) { int x = await F(1); text = x.ToString(); } }", "text = x.ToString()")]
    [InlineData("public async Task M() { Last = Last + await F(1); }", "Last = Last + await F(1)")]
    [InlineData("public async Task M() { start += await F(1); }", "start += await F(1)")]
    public Task Fires_where_calls_interleave(string method, string at) => Rule.Fires<InterleavedMutationAnalyzer>(Actor("[Remote(MaxConcurrency = 2)]", method), at);

    [Theory]
    [InlineData("public async Task M() { int by = await F(1); total += by; }")]
    [InlineData("public async Task M() { total = await F(1) + total; }")]
    [InlineData("public async Task M() { total++; await F(1); total--; }")]
    [InlineData("public async Task M() { await gate.WaitAsync(); total += await F(1); gate.Release(); }")]
    [InlineData("public async Task M() { if (total == 0) { total = 1; await F(1); total = 0; } }")]
    [InlineData("public async Task M() { if (text is null) { int x = await F(1); if (text is null) text = x.ToString(); } }")]
    [InlineData("public async Task M() { int sum = 0; sum += await F(1); text = sum.ToString(); }")]
    [InlineData("public async Task M() { int old = total; await F(1); old = total; total = old + 1; }")]
    public Task Stays_quiet_where_nothing_is_lost(string method) => Rule.StaysQuiet<InterleavedMutationAnalyzer>(Actor("[Remote(MaxConcurrency = 2)]", method));

    [Theory]
    [InlineData("[Remote]")]
    [InlineData("[Remote(MaxConcurrency = 1)]")]
    [InlineData("")]
    public Task Stays_quiet_where_calls_run_one_at_a_time(string attribute)
        => Rule.StaysQuiet<InterleavedMutationAnalyzer>(Actor(attribute, "public async Task M() => total += await F(1);"));

    [Fact]
    public Task A_group_of_several_interleaves_with_itself()
        => Rule.Fires<InterleavedMutationAnalyzer>(
            Actor("""[Remote, ConcurrencyGroup("io", MaxConcurrency = 2)]""", """[ConcurrencyGroup("io")] public async Task M() => total += await F(1);"""), "total += await F(1)");

    [Fact]
    public Task A_group_of_one_interleaves_with_who_writes_the_same_in_another()
        => Rule.Fires<InterleavedMutationAnalyzer>(
            Actor("[Remote]", """[ConcurrencyGroup("io")] public async Task M() { total += await F(1); text += await F(2); } public void Reset() => total = 0;"""), "total += await F(1)");

    private static string Actor(string attribute, string method) => $$"""
        {{attribute}} public class Actor(int start = 0)
        {
            private readonly SemaphoreSlim gate = new(1);
            private int total;
            private string? text;
            public int Last { get; set; }
            private async Task<int> F(int x) { await Task.Yield(); return gate.CurrentCount + x + (text?.Length ?? 0) + start; }
            {{method}}
        }
        """;
}
