using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Waiting;

namespace Remote.Analyzers.Tests.Waiting;

public sealed class REM4014Tests
{
    [Fact]
    public Task Fires_in_an_actors_constructor() => Rule.Fires<CallInConstructorAnalyzer>(
        Programs.Work + "[Remote] public class Boss { private readonly ObjectRef<int> first; public Boss(int x) => first = Work.Remote().F(x); public async Task<int> First() => await first; }",
        "Work.Remote().F(x)");

    [Fact]
    public Task Stays_quiet_elsewhere_and_about_actors_that_it_makes() => Rule.StaysQuiet<CallInConstructorAnalyzer>(Programs.Work + """
        [Remote] public class Boss
        {
            private readonly IActorRef<Counter> counter;
            private readonly Func<ObjectRef<int>> later;
            public Boss() { counter = Counter.Remote(); later = static () => Work.Remote().F(1); }
            public async Task<int> Ask() => await counter.Add(1) + await later();
        }
        public class Driver { public Driver() => First = Work.Remote().F(1); public ObjectRef<int> First { get; } }
        """);
}
