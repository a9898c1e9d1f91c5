namespace Remote.Analyzers.Tests.Harness;

/// <summary>What the tests of rules about refs call.</summary>
internal static class Programs
{
    public const string Work = """
        public static class Work
        {
            [Remote] public static int F(int x) => x;
            [Remote] public static int G(int x, int y) => x + y;
            [Remote] public static void Run(int x) { }
            [Remote] public static int Sum(int[] items, int x) => x;
            [Remote] public static async IAsyncEnumerable<int> Stream() { await Task.Yield(); yield return 1; }
        }

        [Remote] public class Counter { public int Add(int by) => by; }

        """;

    /// <summary>A method around statements.</summary>
    public static string Async(string statements)
        => Work + "public static class App { public static async Task<int> Main(int[] xs, IActorRef<Counter> counter, CancellationToken stop) { int total = 0; " + statements + " return total; } }";

    public static string Sync(string statements) => Work + "public static class App { public static void Main(int[] xs, IActorRef<Counter> counter) { " + statements + " } }";
}
