using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1001Tests
{
    [Fact]
    public Task Fires_at_each_parameter_and_result_by_reference() => Rule.Fires<RefParameterAnalyzer>("""
        public static class Work
        {
            [Remote] public static ref int Result(ref int a, out int b, in int c, ref readonly int d, int e) { b = 1; return ref a; }
        }
        [Remote] public class Actor
        {
            public Actor(ref int start) { }
            public bool TryGet(out int value) { value = 1; return true; }
        }
        [Remote] public interface IActor { void Fill(ref int left); }
        """, "Result", "a", "b", "c", "d", "start", "value", "left");

    [Fact]
    public Task Stays_quiet_about_values_and_about_what_is_not_remote() => Rule.StaysQuiet<RefParameterAnalyzer>("""
        public static class Work { [Remote] public static (int, int) Result(int a) => (a, a); public static void Local(ref int a) { } }
        [Remote] public class Actor : IHidden
        {
            private Actor(ref int start) { }
            public Actor() { }
            internal void Local(out int a) => a = 1;
            public static void Static(ref int a) { }
            void IHidden.Explicit(ref int a) { }
        }
        public interface IHidden { void Explicit(ref int a); }
        """);

    [Fact]
    public async Task Says_the_way_out()
        => Assert.Equal(
            ["Parameter 'a' of remote method 'F' is passed by reference, which does not reach into another process: pass it by value and return what changes, as a tuple if need be"],
            await Rule.Messages<RefParameterAnalyzer>("public static class Work { [Remote] public static void F(ref int a) { } }"));
}
