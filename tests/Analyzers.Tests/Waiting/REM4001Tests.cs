using Remote.Analyzers.CodeFixes.Waiting;
using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4001Tests
{
    [Fact]
    public Task Fires_where_each_round_waits() => Rule.Fires<AwaitInSubmittingLoopAnalyzer>(Programs.Async("""foreach (int x in xs) total += await Work.Remote().F(x); for (int i = 0; i < 9; i++) { await counter.Add(i); } foreach (int x in xs) total += Work.Remote().F(x).Get();"""), "await Work.Remote().F(x)", "await counter.Add(i)", "Work.Remote().F(x).Get()");

    [Theory]
    [InlineData("""foreach (int x in xs) total = await Work.Remote().F(total + x);""")]
    [InlineData("""foreach (int x in xs) { int y = await Work.Remote().F(x); if (y > 3) break; }""")]
    [InlineData("""foreach (int x in xs) { try { await Work.Remote().Run(x); } catch (RemoteException) { } }""")]
    [InlineData("""foreach (int x in xs) { int y = await Work.Remote().F(x); await counter.Add(y); }""")]
    [InlineData("""while (total < 9) total += await Work.Remote().F(1);""")]
    [InlineData("""var refs = new List<ObjectRef<int>>(); foreach (int x in xs) refs.Add(Work.Remote().F(x)); foreach (int y in await refs) total += y;""")]
    [InlineData("""foreach (int x in await Work.Remote().F(1) > 0 ? xs : []) total += x;""")]
    [InlineData("""foreach (int x in xs) { int y = total + x; total = await Work.Remote().F(y); }""")]
    public Task Stays_quiet(string statements) => Rule.StaysQuiet<AwaitInSubmittingLoopAnalyzer>(Programs.Async(statements));

    [Fact]
    public Task The_fix_collects_the_refs() => Fix.Applies<AwaitInSubmittingLoopAnalyzer, AwaitInSubmittingLoopFix>(
        Programs.Work + """
        public static class App
        {
            public static async Task<int> Main(int[] xs)
            {
                int total = 0;
                foreach (int x in xs)
                {
                    int twice = 2 * x;
                    total += await Work.Remote().F(twice);
                }

                return total;
            }
        }
        """,
        Programs.Work + """
        public static class App
        {
            public static async Task<int> Main(int[] xs)
            {
                int total = 0;
                var refs = new List<ObjectRef<int>>();
                foreach (int x in xs)
                {
                    int twice = 2 * x;
                    refs.Add(Work.Remote().F(twice));
                }
                foreach (var result in await refs) total += result;

                return total;
            }
        }
        """);

    [Fact]
    public Task All_are_mended_at_once() => Fix.AppliesToAll<AwaitInSubmittingLoopAnalyzer, AwaitInSubmittingLoopFix>(
        Programs.Work + """
        public static class App
        {
            public static async Task Main(int[] xs)
            {
                foreach (int x in xs) await Work.Remote().Run(x);
                for (int i = 0; i < 3; i++) Console.WriteLine(await Work.Remote().F(i));
            }
        }
        """,
        Programs.Work + """
        public static class App
        {
            public static async Task Main(int[] xs)
            {
                var refs = new List<ObjectRef>();
                foreach (int x in xs) refs.Add(Work.Remote().Run(x));
                await refs;
                var refs2 = new List<ObjectRef<int>>();
                for (int i = 0; i < 3; i++) refs2.Add(Work.Remote().F(i));
                foreach (var result in await refs2) Console.WriteLine(result);
            }
        }
        """);
}
