namespace Remote.Runtime.Tests.Failures;

public sealed class SignalsTests
{
    [Fact]
    public void No_line_is_lost_where_many_append()
    {
        using var signals = new Signals();
        Parallel.For(0, 8, writer =>
        {
            for (int i = 0; i < 50; i++) Signals.Append(signals["lines"], $"{writer} {i}");
        });
        Assert.Equal(400, Signals.Lines(signals["lines"]).Distinct().Count());
    }
}
