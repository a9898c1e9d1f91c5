using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2005Tests
{
    private const string Counter = "[Remote] public class Base { public void Ping() { } }" +
        "[Remote] public class Counter : Base { public int Add(int by, string? why = null) => by; internal int Hidden() => 1; public static int Shared() => 1; }";

    [Theory]
    [InlineData("counter.Add(\"x\")", "CS1503", "'Counter.Add' does not take (string): it takes (int by, string? why)")]
    [InlineData("counter.Add()", "CS1501", "'Counter.Add' does not take (): it takes (int by, string? why)")]
    [InlineData("counter.Ping(1)", "CS1503", "'Counter.Ping' does not take (int): it takes ()")]
    [InlineData("counter.Hidden()", "CS1061", "'Counter.Hidden' is not remote: make it public")]
    [InlineData("counter.Shared()", "CS1061", "'Counter.Shared' is not remote: only public instance methods of an actor are: write one")]
    [InlineData("counter.Bark()", "CS1061", "'Counter' has no method 'Bark': it has Add, Ping")]
    public async Task Says_what_the_actor_has(string call, string error, string message)
        => Assert.Equal([message], await Rule.MessagesBeside<UnfitCallAnalyzer>(
            Counter + $"public static class App {{ public static void Main(IActorRef<Counter> counter) => {call}; }}", error));

    [Theory]
    [InlineData("counter.Add(missing)", "CS0103")]
    [InlineData("missing.Add(1)", "CS0103")]
    [InlineData("\"\".Bark()", "CS1061")]
    public async Task Stays_quiet_where_the_compiler_has_said_it(string call, string error)
        => Assert.Empty(await Rule.MessagesBeside<UnfitCallAnalyzer>(
            Counter + $"public static class App {{ public static void Main(IActorRef<Counter> counter) => {call}; }}", error));

    [Fact]
    public Task Stays_quiet_about_calls_that_fit() => Rule.StaysQuiet<UnfitCallAnalyzer>(Counter + """
        public static class App { public static void Main(IActorRef<Counter> counter) { counter.Add(1); counter.Add(1, "x", default); counter.Ping(); counter.With(new()).Add(2); } }
        """);
}
