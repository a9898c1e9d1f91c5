using global::Chaos.Workloads;

namespace Remote.Chaos.Tests;

/// <summary>The judge of the chaos run sees what is wrong: else its verdict would mean nothing.</summary>
public sealed class RecordedCallsTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 1, 2 }, new[] { 0, 1, 2 })]       // an effect twice
    [InlineData(new[] { 0, 2 }, new[] { 0, 1, 2 })]             // a success without its effect
    [InlineData(new[] { 1, 0 }, new[] { 0, 1 })]                // out of order
    public void At_most_once_is_broken(int[] effects, int[] succeeded) => Assert.NotEqual(0, Broken(false, effects, succeeded));

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0, 2 })]             // an effect whose answer was lost
    [InlineData(new int[0], new int[0])]
    public void At_most_once_holds(int[] effects, int[] succeeded) => Assert.Equal(0, Broken(false, effects, succeeded));

    [Fact]
    public void At_least_once_allows_a_repeat_and_no_loss()
    {
        int[] all = [.. Enumerable.Range(0, RecordedCalls.CallsPerActor)];
        Assert.Equal(0, Broken(true, [.. all[..10], .. all[5..]], all));
        Assert.NotEqual(0, Broken(true, all, all[1..]));
    }

    private static int Broken(bool retried, int[] effects, int[] succeeded)
    {
        var calls = new RecordedCalls("", retried);
        calls.CheckEffects(effects, [.. succeeded]);
        return calls.Figures.BrokenCount;
    }
}
