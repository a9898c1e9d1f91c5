using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Actors;

/// <summary>Constructor parameters that callers do not give, and the hooks that fill the container they come from.</summary>
public sealed class ActorServicesTests
{
    private const string Usings = "using Microsoft.Extensions.DependencyInjection;\n";

    [Fact]
    public void An_actor_with_services_groups_and_a_hook() => Snapshot.Match(Generated.From(Usings + """
        public interface IClock;
        [Remote, ConcurrencyGroup("io", MaxConcurrency = 4)]
        public class Clerk([FromServices] IClock clock, string name, [FromServices] IClock? spare = null, int age = 30)
        {
            [ConcurrencyGroup("io")] public string Name() => name + age + clock + spare;
            [ConcurrencyGroup("control")] public void Stop() { }
        }
        internal static class Startup { [RemoteServices] internal static void Configure(IServiceCollection services) { } }
        """).AssertClean());

    [Fact]
    public void Services_are_left_out_of_every_overload()
    {
        Generated project = Generated.From("""
            // program
            IActorRef<Clerk> a = /*all*/ Clerk.Remote("x", 3), b = /*options*/ Clerk.Remote("x", new() { Name = "n" }), c = /*ref*/ Clerk.Remote(ObjectRef.Put("x"));
            public interface IClock;
            [Remote] public class Clerk([FromServices] IClock clock, string name, int age = 3, [FromServices] IClock? spare = null) { public string F() => name + age + clock + spare; }
            """).AssertClean();
        Assert.Equal("string, int, ActorOptions?", project.Bound("all"));
        Assert.Equal("string, ActorOptions?", project.Bound("options"));
        Assert.Equal("Arg<string>, Arg<int>, ActorOptions?", project.Bound("ref"));
    }

    [Fact]
    public void Mvcs_attribute_means_the_same_on_an_actors_constructor()
    {
        Generated project = Generated.From("""
            // program
            IActorRef<App.Clerk> a = /*mvc*/ App.Clerk.Remote("x");
            namespace Microsoft.AspNetCore.Mvc { [System.AttributeUsage(System.AttributeTargets.Parameter)] public sealed class FromServicesAttribute : System.Attribute; }
            namespace App
            {
                using Microsoft.AspNetCore.Mvc;
                public interface IClock;
                [Remote] public class Clerk([FromServices] IClock clock, string name) { public string F() => name + clock; }
            }
            """).AssertClean();
        Assert.Equal("string, ActorOptions?", project.Bound("mvc"));
    }

    [Fact]
    public void A_project_with_only_a_hook_has_a_manifest()
        => Assert.Contains("RemoteManifest.RegisterServices(\"Startup.Configure\", global::Startup.Configure);", Generated.From(Usings + """
            public static class Startup { [RemoteServices] public static void Configure(IServiceCollection services) { } }
            """).AssertClean().Text("Manifest"));

    [Fact]
    public void Groups_of_bases_and_interfaces_are_the_classes_too()
        => Assert.Contains("""{ ["base"] = 2, ["derived"] = 5, ["face"] = 1 }""", Generated.From("""
            [Remote] public interface IFace { [ConcurrencyGroup("face")] void A(); }
            [Remote, ConcurrencyGroup("base", MaxConcurrency = 2), ConcurrencyGroup("derived", MaxConcurrency = 3)]
            public class Base { [ConcurrencyGroup("base")] public void B() { } }
            [Remote, ConcurrencyGroup("derived", MaxConcurrency = 5)]
            public class Derived : Base, IFace { [ConcurrencyGroup("face")] public void A() { } [ConcurrencyGroup("derived")] public void C() { } }
            """).AssertClean().Text("Actors.Derived"));
}
