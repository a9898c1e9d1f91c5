using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1012Tests
{
    [Theory]
    [InlineData("Cpus = -1")]
    [InlineData("Cpus = double.NaN")]
    [InlineData("Gpus = 1.5")]
    [InlineData("Gpus = double.PositiveInfinity")]
    [InlineData("Memory = -1")]
    [InlineData("MaxRetries = -2")]
    [InlineData("Name = \" \"")]
    [InlineData("RetryOn = new[] { typeof(string) }")]
    [InlineData("RetryOn = new Type[] { null! }")]
    [InlineData("MaxConcurrency = 2")]
    [InlineData("MaxRestarts = 1")]
    [InlineData("OwnProcess = true")]
    public Task Fires_at_a_value_of_a_task(string value)
        => Rule.Fires<AttributeValueAnalyzer>($"public static class Work {{ [Remote({value})] public static void F() {{ }} }}", value);

    [Theory]
    [InlineData("MaxRetries = 1")]
    [InlineData("MaxConcurrency = 0")]
    [InlineData("MaxPendingCalls = 0")]
    [InlineData("MaxTaskRetries = -2")]
    [InlineData("MaxRestarts = -2")]
    public Task Fires_at_a_value_of_an_actor(string value) => Rule.Fires<AttributeValueAnalyzer>($"[Remote({value})] public class Counter;", value);

    [Fact]
    public async Task Fires_at_values_that_nobody_looks_at()
    {
        const string Source = """
            [Remote(Cpus = 1)] public interface IStage { }
            [Remote] public class Counter { [Remote(MaxRetries = 5)] public void Add() { } }
            """;
        await Rule.Fires<AttributeValueAnalyzer>(Source, "Cpus = 1", "MaxRetries = 5");
        Assert.Equal(
            ["Cpus of interface 'IStage' is ignored: an actor's options are those of its class, not of an interface: set it there",
                "MaxRetries of actor's method 'Add' is ignored: an actor's options are those of its class: set it there"],
            await Rule.Messages<AttributeValueAnalyzer>(Source));
    }

    [Fact]
    public Task Stays_quiet_about_values_that_can_be_meant() => Rule.StaysQuiet<AttributeValueAnalyzer>("""
        public class Failure : Exception;
        [Remote(Cpus = 0, MaxRestarts = -1, MaxTaskRetries = -1, MaxPendingCalls = -1, RetryOn = [typeof(Failure)], Lifetime = Lifetime.Detached, Name = "n")]
        public class Counter { }
        public static class Work { [Remote(Cpus = 0.5, Gpus = 4, Memory = 1, MaxRetries = 0, Name = null)] public static void F() { } }
        """);
}
