using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2006Tests
{
    private const string Counter = """
        namespace Shop;
        public static class Extensions
        {
            public static string Dump<T>(this T item) => "";
            public static int Add(this IActorRef<Counter> counter, string text) => 1;
            public static int Twice(this IActorRef<Counter> counter) => 1;
        }
        [Remote] public class Split { [return: Split] public (int, int) Both() => (1, 2); }
        [Remote] public class Base { public int Dump() => 1; }
        [Remote] public class Counter : Base { public int Add(int by) => by; public int Twice(int x, int y) => x; }
        
        """;

    [Fact]
    public Task Fires_where_an_extension_takes_the_call() => Rule.Fires<HiddenByExtensionAnalyzer>(Counter + """
        public static class App { public static void Main(IActorRef<Counter> counter) { counter.Dump(); counter.Add("x"); } }
        """, "counter.Dump()", "counter.Add(\"x\")");

    [Fact]
    public Task Stays_quiet_where_it_is_meant() => Rule.StaysQuiet<HiddenByExtensionAnalyzer>(Counter + """
        public static class App
        {
            public static void Main(IActorRef<Counter> counter, IActorRef<Split> split, string text)
            {
                counter.Add(1);
                counter.Twice();
                counter.With(new()).Add(2);
                Extensions.Dump(counter);
                text.Dump();
                _ = split.Both();
            }
        }
        """);
}
