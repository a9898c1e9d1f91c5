using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1010Tests
{
    [Fact]
    public async Task Fires_at_constructors_that_differ_only_by_services()
    {
        const string Source = """
            public interface IClock;
            [Remote] public class Store
            {
                public Store(int size) { }
                public Store(int size, [FromServices] IClock clock) { }
            }
            """;
        await Rule.Fires<SameCallAnalyzer>(Source, "Store");
        Assert.Equal(
            ["'Store.Store(int, IClock)' can never be called, as callers give both the same arguments and 'Store.Store(int)' comes first: services are not theirs to give: keep one constructor"],
            await Rule.Messages<SameCallAnalyzer>(Source));
    }

    [Fact]
    public Task Fires_at_a_generic_method_that_takes_refs_to_what_another_takes() => Rule.Fires<SameCallAnalyzer>("""
        public static class Work
        {
            [Remote] public static int G<T>(T item, int x) => 1;
            [Remote] public static int G<U>(ObjectRef<U> item, int y) => 2;
            [Remote] public static int H<T>(ObjectRef<T[]> items) => 1;
            [Remote] public static int H<T>(T[] items) => 2;
        }
        [Remote] public class Actor { public int G<T>(T item) => 1; public int G<U>(ObjectRef<U> item) => 2; }
        """, "G", "H", "G");

    [Fact]
    public Task Stays_quiet_about_overloads() => Rule.StaysQuiet<SameCallAnalyzer>("""
        public interface IClock;
        public static class Work
        {
            [Remote] public static int F(int x) => 1;
            [Remote] public static int F(int x, CancellationToken stop) => 1;
            [Remote] public static int F(ObjectRef<int> x) => 1;
            [Remote] public static int F(string x, int y = 1) => 1;
            [Remote] public static int G<T>(T x) => 1;
            [Remote] public static int G<T>(T x, int y) => 1;
            [Remote] public static int G<T, U>(T x) => 1;
            [Remote] public static int H<T>(T x) => 1;
            public static int H<T>(ObjectRef<T> x) => 1;
        }
        [Remote] public class Store { public Store(int size) { } public Store(string name, [FromServices] IClock clock) { } }
        """);
}
