using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2011Tests
{
    [Fact]
    public Task Fires_on_parameters_that_no_actors_constructor_has() => Rule.Fires<MisplacedFromServicesAnalyzer>("""
        public interface IClock;
        public class Plain([FromServices] IClock clock) { public IClock Clock => clock; }
        [Remote] public class Actor { public void Run([Remote.FromServices] IClock clock) { } }
        public static class Endpoints
        {
            public static Action<IClock> Map() => ([FromServices] IClock clock) => { Local(clock); static void Local([FromServices] IClock inner) { } };
        }
        """, "FromServices", "Remote.FromServices", "FromServices", "FromServices");

    [Fact]
    public Task Stays_quiet_in_an_actors_constructor_and_about_mvc() => Rule.StaysQuiet<MisplacedFromServicesAnalyzer>("""
        namespace Microsoft.AspNetCore.Mvc { [System.AttributeUsage(System.AttributeTargets.Parameter)] public sealed class FromServicesAttribute : System.Attribute; }
        namespace App
        {
            public interface IClock;
            [Remote] public class Actor([FromServices] IClock clock) { public bool Has() => clock is not null; }
            public class Controller { public void Get([Microsoft.AspNetCore.Mvc.FromServices] IClock clock) { } }
        }
        """);
}
