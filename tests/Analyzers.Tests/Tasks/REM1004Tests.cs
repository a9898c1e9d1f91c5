using Remote.Analyzers.CodeFixes.Tasks;
using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1004Tests
{
    [Fact]
    public Task Fires_at_async_void() => Rule.Fires<AsyncVoidAnalyzer>("""
        public static class Work { [Remote] public static async void Lost() => await Task.Yield(); }
        [Remote] public class Actor { public async void Gone() => await Task.Yield(); }
        """, "Lost", "Gone");

    [Fact]
    public Task Stays_quiet_about_tasks_and_plain_void() => Rule.StaysQuiet<AsyncVoidAnalyzer>("""
        public static class Work
        {
            [Remote] public static async Task A() => await Task.Yield();
            [Remote] public static void B() { }
            public static async void C() => await Task.Yield();
        }
        """);

    [Fact]
    public Task The_fix_returns_a_task()
        => Fix.Applies<AsyncVoidAnalyzer, AsyncVoidFix>(
            "public static class Work { [Remote] public static async void Warm() => await Task.Yield(); }",
            "public static class Work { [Remote] public static async Task Warm() => await Task.Yield(); }");

    [Fact]
    public Task All_are_fixed_at_once()
        => Fix.AppliesToAll<AsyncVoidAnalyzer, AsyncVoidFix>(
            """
            public static class Work
            {
                [Remote] public static async void Warm() => await Task.Yield();
                [Remote] public static async void Cool() => await Task.Yield();
            }
            """,
            """
            public static class Work
            {
                [Remote] public static async Task Warm() => await Task.Yield();
                [Remote] public static async Task Cool() => await Task.Yield();
            }
            """);
}
