using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1011Tests
{
    private const string Work = "public static class Work { [Remote] public static T F<T>(T x) => x; [Remote] public static int G(int x) => x; }" +
        "[Remote] public class Box<T> { public int Count() => 1; }";

    [Fact]
    public Task Fires_where_callers_elsewhere_choose_the_type() => Rule.Fires<UnclosedGenericAnalyzer>(Work + """
        public static class Helpers
        {
            public static async Task<T> Help<T>(T x) => await Work.Remote().F(x);
            public static IActorRef<Box<T>> Make<T>() => Box<T>.Remote();
            public static void Inside<T>(List<T> xs) { void Local() => _ = Work.Remote().F(xs); Local(); }
        }
        public class Pool<T> { protected ObjectRef<T> Run(T x) => Work.Remote().F(x); public ObjectRef<int> Count(IActorRef<Box<T>> box) => box.Count(); }
        """, "Work.Remote().F(x)", "Box<T>.Remote()", "Work.Remote().F(xs)", "Work.Remote().F(x)", "box.Count()");

    [Fact]
    public Task Stays_quiet_where_the_generator_sees_all_callers() => Rule.StaysQuiet<UnclosedGenericAnalyzer>(Work + """
        public static class Helpers
        {
            internal static async Task<T> Help<T>(T x) => await Work.Remote().F(x);
            public static async Task<int> Closed(int x) => await Work.Remote().F(x) + await Work.Remote().G(x);
            public static async Task<int> Other<T>(T x) => await Work.Remote().G(1);
            [Remote] public static async Task<T> Also<T>(T x) => await Work.Remote().F(x);
        }
        internal class Pool<T> { public ObjectRef<T> Run(T x) => Work.Remote().F(x); }
        [Remote] public class Actor<T> { public async Task<T> Run(T x) => await Work.Remote().F(x); }
        """);
}
