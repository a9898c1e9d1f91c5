using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1008Tests
{
    [Fact]
    public Task Fires_at_the_inner_type_parameter() => Rule.Fires<HidingTypeParameterAnalyzer>("""
        #pragma warning disable CS0693
        public static class Work<T> { [Remote] public static T First<T>(T a) => a; public static class Inner<T> { [Remote] public static int F() => 1; } }
        [Remote] public class Box<U> { public U Get<U>(U a) => a; }
        public class Outer<V> { [Remote] public class Nested<V> { public void F() { } public void G() { } } }
        """, "T", "T", "U", "V");

    [Fact]
    public Task Stays_quiet_where_names_differ() => Rule.StaysQuiet<HidingTypeParameterAnalyzer>("""
        public static class Work<T> { [Remote] public static U First<U>(U a) => a; [Remote] public static V Second<V>(V a) => a; public static T NotRemote<T2>(T a) => a; }
        [Remote] public class Box<T> { public U Get<U>(T a, U b) => b; }
        """);
}
