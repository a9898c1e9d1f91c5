using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2010Tests
{
    [Fact]
    public Task Fires_where_nothing_obeys_the_group() => Rule.Fires<MisplacedConcurrencyGroupAnalyzer>("""
        [Remote, ConcurrencyGroup("default", MaxConcurrency = 2), ConcurrencyGroup("io", MaxConcurrency = 0), ConcurrencyGroup("a"), ConcurrencyGroup("a", MaxConcurrency = 3), ConcurrencyGroup(" ")]
        public class Store
        {
            [ConcurrencyGroup("b", MaxConcurrency = 4)] public void A() { }
            [ConcurrencyGroup("a"), ConcurrencyGroup("c")] public void B() { }
            [ConcurrencyGroup("d")] internal void C() { }
            [ConcurrencyGroup("e")] public static void D() { }
            [ConcurrencyGroup("")] public void E() { }
        }
        public static class Work { [ConcurrencyGroup("f")] public static void A() { } }
        [ConcurrencyGroup("g")] public sealed class Plain { [ConcurrencyGroup("h")] public void A() { } }
        """,
        """ConcurrencyGroup("default", MaxConcurrency = 2)""", """ConcurrencyGroup("io", MaxConcurrency = 0)""", """ConcurrencyGroup("a", MaxConcurrency = 3)""", """ConcurrencyGroup(" ")""",
        """ConcurrencyGroup("b", MaxConcurrency = 4)""", """ConcurrencyGroup("c")""", """ConcurrencyGroup("d")""", """ConcurrencyGroup("e")""", """ConcurrencyGroup("")""",
        """ConcurrencyGroup("f")""", """ConcurrencyGroup("g")""", """ConcurrencyGroup("h")""");

    [Fact]
    public Task Fires_where_callers_see_the_method_of_a_base_or_an_interface() => Rule.Fires<MisplacedConcurrencyGroupAnalyzer>("""
        [Remote] public interface IStage { void Run(); }
        [Remote] public class Stage : IStage { [ConcurrencyGroup("io")] public void Run() { } public virtual void Stop() { } }
        [Remote] public class Derived : Stage { [ConcurrencyGroup("control")] public override void Stop() { } }
        """, """ConcurrencyGroup("io")""", """ConcurrencyGroup("control")""");

    [Fact]
    public async Task Says_where_to_put_it() => Assert.Contains("put the attribute there", Assert.Single(await Rule.Messages<MisplacedConcurrencyGroupAnalyzer>("""
        [Remote] public interface IStage { void Run(); }
        [Remote] public class Stage : IStage { [ConcurrencyGroup("io")] public void Run() { } }
        """)));

    [Fact]
    public Task Stays_quiet_about_groups_that_count() => Rule.StaysQuiet<MisplacedConcurrencyGroupAnalyzer>("""
        [Remote] public interface IStage { [ConcurrencyGroup("io")] void Run(); }
        [Remote, ConcurrencyGroup("io", MaxConcurrency = 4), ConcurrencyGroup("by call only")]
        public class Stage : IStage
        {
            [ConcurrencyGroup("io")] public void Run() { }
            [ConcurrencyGroup("control")] public void Stop() { }
            [ConcurrencyGroup("default")] public void Pause() { }
        }
        """);
}
