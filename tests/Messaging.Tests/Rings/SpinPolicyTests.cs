using System.Diagnostics;
using Remote.Messaging.Rings;

namespace Remote.Messaging.Tests;

/// <summary>When looking on is worth it, without time passing.</summary>
public sealed class SpinPolicyTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMicroseconds(100);
    private static readonly long LimitTicks = (long)(Limit.TotalSeconds * Stopwatch.Frequency);

    private readonly Cores cores = new();
    private readonly SpinPolicy policy;

    public SpinPolicyTests() => policy = new SpinPolicy(Limit, cores);

    [Fact]
    public void It_begins_by_trying() => Assert.Equal(LimitTicks, policy.Budget);

    [Fact]
    public void Without_an_idle_core_nobody_spins()
    {
        cores.Idle = false;
        Assert.Equal(0, policy.Budget);
        cores.Idle = true;
        Assert.Equal(LimitTicks, policy.Budget);
    }

    [Fact]
    public void Spins_that_find_nothing_are_given_up_and_short_sleeps_bring_them_back()
    {
        for (int count = 0; count < 10; count++) policy.OnSpun(found: false);
        Assert.Equal(0, policy.Budget);
        for (int count = 0; count < 10; count++) policy.OnSlept(LimitTicks);
        Assert.Equal(LimitTicks, policy.Budget);
    }

    [Fact]
    public void Long_sleeps_end_it_too()
    {
        for (int count = 0; count < 10; count++) policy.OnSlept(Stopwatch.Frequency);
        Assert.Equal(0, policy.Budget);
    }

    [Theory]
    [InlineData("0.20 0.18 0.12 1/80 11206\n", 1)]
    [InlineData("12.20 10.18 9.12 37/5080 11206\n", 37)]
    [InlineData("", null)]
    [InlineData("0.20 0.18 0.12", null)]
    [InlineData("0.20 0.18 0.12 x/80 1", null)]
    public void The_systems_answer_is_read(string text, int? runnable) => Assert.Equal(runnable, CoreWatch.Parse(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void This_system_answers() => Assert.True(CoreWatch.Parse(File.ReadAllBytes("/proc/loadavg")) >= 1);

    private sealed class Cores : ICoreWatch
    {
        public bool Idle { get; set; } = true;

        public bool HasIdleCore() => Idle;
    }
}
