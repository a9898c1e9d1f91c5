using Remote.Nodes.Output;

namespace Remote.Runtime.Tests.Nodes;

public sealed class LineFoldTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly List<string> shown = [];
    private readonly LineFold fold;

    public LineFoldTests() => fold = new LineFold(time, shown.Add, () => "/logs/*.log");

    public void Dispose() => fold.Dispose();

    [Fact]
    public void The_first_comes_at_once_and_those_alike_of_other_workers_as_one_line()
    {
        for (int worker = 1; worker <= 4; worker++)
            for (int i = 0; i < 3; i++) fold.Add($"worker {worker}", $"step {(worker * 1000) + i} of 10");
        // Worker 1 counted: its progress is shown until others say the same.
        Assert.Equal(["(worker 1) step 1000 of 10", "(worker 1) step 1001 of 10", "(worker 1) step 1002 of 10"], shown);
        time.Advance(LineFold.Window);
        Assert.Equal("(worker 4) step 4002 of 10 [repeated 9 times by 3 workers; all lines: /logs/*.log]", shown[3]);
        Assert.Equal(4, shown.Count);
    }

    [Fact]
    public void What_one_worker_says_again_and_again_is_folded_only_where_it_is_the_same()
    {
        for (int i = 0; i < 5; i++) fold.Add("worker 1", "waiting");
        for (int i = 0; i < 5; i++) fold.Add("worker 2", $"{i} %");
        Assert.Equal(["(worker 1) waiting", "(worker 2) 0 %", "(worker 2) 1 %", "(worker 2) 2 %", "(worker 2) 3 %", "(worker 2) 4 %"], shown);
        time.Advance(LineFold.Window);
        Assert.Equal(["(worker 1) waiting [repeated 4 times by 1 worker; all lines: /logs/*.log]"], shown.Skip(6));
    }

    [Fact]
    public void Different_lines_are_not_folded_and_one_that_was_is_shown_as_it_is()
    {
        fold.Add("worker 1", "a");
        fold.Add("worker 2", "b");
        fold.Add("worker 2", "a");
        Assert.Equal(["(worker 1) a", "(worker 2) b"], shown);
        time.Advance(LineFold.Window);
        Assert.Equal("(worker 2) a", shown[2]);
    }

    [Fact]
    public void After_the_window_a_line_comes_at_once_again()
    {
        fold.Add("worker 1", "a");
        time.Advance(LineFold.Window);
        fold.Add("worker 1", "a");
        Assert.Equal(["(worker 1) a", "(worker 1) a"], shown);
    }

    [Fact]
    public void Each_kind_has_a_window_of_its_own()
    {
        TimeSpan half = LineFold.Window / 2;
        fold.Add("worker 1", "a");
        time.Advance(half);
        fold.Add("worker 1", "b");
        fold.Add("worker 2", "a");
        fold.Add("worker 2", "b");
        time.Advance(half);
        Assert.Equal(["(worker 1) a", "(worker 1) b", "(worker 2) a"], shown);
        time.Advance(half);
        Assert.Equal("(worker 2) b", shown[3]);
    }

    [Fact]
    public void The_end_keeps_nothing_back()
    {
        for (int i = 0; i < 3; i++) fold.Add("worker 1", "a");
        fold.Dispose();
        Assert.Equal(2, shown.Count);
        Assert.Contains("repeated 2 times", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Among_very_many_kinds_those_that_are_not_watched_are_all_shown()
    {
        string[] kinds = [.. Enumerable.Range(0, 3000).Select(i => new string('x', i + 1))];
        foreach (string kind in kinds) fold.Add("worker 1", kind);
        foreach (string kind in kinds) fold.Add("worker 2", kind);
        time.Advance(LineFold.Window);
        Assert.Equal(6000, shown.Count);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("no digits", "no digits")]
    [InlineData("12", "0")]
    [InlineData("a1b22c333", "a0b0c0")]
    [InlineData("took 1.25 s at 0x7f", "took 0.0 s at 0x0f")]
    public void Numbers_do_not_make_a_difference(string line, string kind) => Assert.Equal(kind, LineKind.Of(line));
}
