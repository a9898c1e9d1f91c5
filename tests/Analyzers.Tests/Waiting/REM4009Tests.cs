using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4009Tests
{
    [Fact]
    public async Task Fires_in_actors_and_async_tasks()
    {
        await Rule.Fires<BlockingGetAnalyzer>(Boss("return Work.Remote().F(x).Get();"), "Work.Remote().F(x).Get()");
        await Rule.Fires<BlockingGetAnalyzer>(Programs.Work + "[Remote] public class Boss { public int Ask(int x) => Work.Remote().F(x).Get(); }", "Work.Remote().F(x).Get()");
        await Rule.Fires<BlockingGetAnalyzer>(Programs.Work + "public static class More { [Remote] public static async Task<int> H(ObjectRef<int> r) { await Task.Yield(); return r.Get(); } }", "r.Get()");
    }

    [Fact]
    public Task Stays_quiet_in_a_task_that_may_block_and_in_a_driver() => Rule.StaysQuiet<BlockingGetAnalyzer>(Programs.Work + """
        public static class More { [Remote] public static int H(int x) => Work.Remote().F(x).Get(); }
        public static class App { public static int Main() => Work.Remote().F(1).Get(); }
        """);

    [Fact]
    public Task The_fix_awaits() => Fix.Applies<BlockingGetAnalyzer, BlockingGetFix>(
        Boss("return Work.Remote().F(x).Get().CompareTo(x);"), Boss("return (await Work.Remote().F(x)).CompareTo(x);"));

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<BlockingGetAnalyzer, BlockingGetFix>(
        Boss("int a = Work.Remote().F(x).Get(); return a + Work.Remote().F(x).Get(TimeSpan.FromSeconds(1));"),
        Boss("int a = await Work.Remote().F(x); return a + await Work.Remote().F(x).GetAsync(TimeSpan.FromSeconds(1));"));

    private static string Boss(string statements) => Programs.Work + "[Remote] public class Boss { public async Task<int> Ask(int x) { await Task.Yield(); " + statements + " } }";
}
