using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4005Tests
{
    private const string Tasks = """
        public static class Tasks
        {
            [Remote] public static long Square(long x) { long y = x * x; return x < 0 ? -y : y; }
            [Remote] public static long Slow(long x) { Thread.Sleep(9); return x; }
            [Remote] public static long Sum(long n) { long sum = 0; for (long i = 0; i < n; i++) sum += i; return sum; }
            [Remote] public static int Length(string text) => text.Length;
            [Remote] public static long Counted(long x) => x + Counts;
            [Remote] public static async Task<long> Later(long x) { await Task.Delay(9); return x; }
            private static long Counts => Environment.TickCount64;
        }

        """;

    [Theory]
    [InlineData("""foreach (int x in xs) _ = Work.Remote().F(x);""", "Work.Remote().F(x)")]
    [InlineData("""for (int i = 0; i < 9; i++) { var r = Tasks.Remote().Square(i); }""", "Tasks.Remote().Square(i)")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote(new() { Cpus = 0 }).Square(x);""", "Tasks.Remote(new() { Cpus = 0 }).Square(x)")]
    public Task Fires_where_a_loop_makes_tiny_tasks(string statements, string at) => Rule.Fires<TinyTaskAnalyzer>(Tasks + Programs.Async(statements), at);

    [Theory]
    [InlineData("""_ = Work.Remote().F(1);""")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote().Slow(x);""")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote().Sum(x);""")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote().Length("a");""")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote().Counted(x);""")]
    [InlineData("""foreach (int x in xs) _ = Tasks.Remote().Later(x);""")]
    [InlineData("""foreach (int x in xs) _ = counter.Add(x);""")]
    [InlineData("""var sum = Work.Remote().F(1); foreach (int x in xs) sum = Work.Remote().G(sum, x);""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<TinyTaskAnalyzer>(Tasks + Programs.Async(statements));
}
