using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Values;

namespace Remote.Analyzers.Tests.Values;

public sealed class REM4006Tests
{
    [Fact]
    public Task Fires_in_tasks_and_actors() => Rule.Fires<StaticMutableStateAnalyzer>("""
        public static class State { public static int Count; public static string? Name { get; set; } }
        public static class Work { [Remote] public static int F(int x) => x + State.Count; }
        [Remote] public class Counter { public void Rename(string name) { State.Name = name; } }
        """, "State.Count", "State.Name");

    [Fact]
    public Task Stays_quiet_about_what_stays_the_same_and_caches() => Rule.StaysQuiet<StaticMutableStateAnalyzer>("""
        public static class State
        {
            public const int Limit = 3;
            public static readonly int[] Table = [1, 2];
            public static int Now => Environment.TickCount;
            [ThreadStatic] private static int[]? buffer;
            private static int[]? cache;
            [Remote] public static int F(int x) => x + Limit + Table[0] + Now + (buffer ??= new int[9]).Length + (cache ??= [1]).Length + nameof(cache).Length;
            public static int Driver() { cache = [2]; return cache.Length; }
        }
        """);
}
