using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2002Tests
{
    [Fact]
    public Task Fires_at_each_task_in_an_actor() => Rule.Fires<TasksInActorAnalyzer>("""
        [Remote] public class Actor { [Remote] public static void A() { } [Remote] public static void B() { } public void C() { } }
        [Remote] public interface IStage { [Remote] public static void D() { } }
        """, "A", "B", "D");

    [Fact]
    public Task Stays_quiet_about_plain_static_methods() => Rule.StaysQuiet<TasksInActorAnalyzer>("""
        [Remote] public class Actor { public static void A() { } public void C() { } }
        public class Work { [Remote] public static void A() { } }
        """);
}
