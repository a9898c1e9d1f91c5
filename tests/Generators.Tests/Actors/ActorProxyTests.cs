using Microsoft.CodeAnalysis;
using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Actors;

/// <summary>Creation and calls of actors in every shape that the contract names.</summary>
public sealed class ActorProxyTests
{
    [Fact]
    public void The_typed_pipeline_compiles()
    {
        Generated project = Generated.From("""
            // program
            var collector = Collector.Remote();
            var speed = /*speed*/ SpeedCalculator.Remote(collector, new() { Cpus = 0.5 });
            var tracker = Tracker.Remote(speed);
            var detector = Detector.Remote(tracker, new() { Gpus = 0.25 });
            ObjectRef<Frame> frame = /*run*/ detector.RunAsync(new Frame(1));
            _ = /*ref*/ detector.RunAsync(frame);
            IActorRef<IStage> stage = detector;
            _ = /*stage*/ stage.RunAsync(frame);
            _ = stage.Describe();
            _ = detector.Describe();
            _ = Tracker.Remote(null);

            public sealed record Frame(int Number);
            [Remote] public interface IStage { Task<Frame> RunAsync(Frame frame); string Describe() => "stage"; }
            [Remote] public class Detector(IActorRef<IStage>? next) : IStage
            {
                public async Task<Frame> RunAsync(Frame frame) { if (next is not null) _ = next.RunAsync(frame); await Task.Yield(); return frame; }
            }
            [Remote] public class Tracker(IActorRef<IStage>? next) : IStage { public Task<Frame> RunAsync(Frame frame) { _ = next; return Task.FromResult(frame); } }
            [Remote] public class SpeedCalculator(IActorRef<IStage>? next) : IStage { public Task<Frame> RunAsync(Frame frame) { _ = next; return Task.FromResult(frame); } }
            [Remote] public class Collector : IStage { public Task<Frame> RunAsync(Frame frame) => Task.FromResult(frame); }
            """).AssertClean();
        Assert.Equal("IActorRef<IStage>?, ActorOptions?", project.Bound("speed"));
        Assert.Equal("Frame, CancellationToken", project.Bound("run"));
        Assert.Equal("Arg<Frame>, CancellationToken", project.Bound("ref"));
        Assert.Equal("Arg<Frame>, CancellationToken", project.Bound("stage"));
    }

    [Fact]
    public void Options_may_follow_the_required_arguments()
    {
        Generated project = Generated.From("""
            public class Caller(ObjectRef<int> refInt, ObjectRef<string> refString)
            {
                public void Run()
                {
                    /*none*/ A.Remote();
                    /*options*/ A.Remote(new() { Name = "a" });
                    /*value*/ A.Remote(1);
                    /*both*/ A.Remote(1, new() { Name = "a" });
                    /*ref*/ A.Remote(refInt, new() { Name = "a" });
                    /*required*/ B.Remote("x", new() { Name = "a" });
                    /*requiredRef*/ B.Remote(refString, new() { Name = "a" });
                    /*full*/ B.Remote("x", 2, [3], new() { Name = "a" });
                    /*named*/ B.Remote("x", items: [3]);
                    /*taken*/ D.Remote(5, new() { Name = "d" });
                    D.Remote(options: 5, actorOptions: null);
                    /*token*/ E.Remote(4);
                }
            }
            [Remote] public class A(int start = 0) { public int Start => start; }
            [Remote] public class B(string name, int size = 3, int[]? items = null) { public object? Start => (name, size, items); }
            [Remote] public class D(int options) { public object Start => options; }
            [Remote] public class E(int options, CancellationToken token) { public object Start => (options, token); }
            """).AssertClean();
        Assert.Equal("int, ActorOptions?", project.Bound("none"));
        Assert.Equal("ActorOptions?", project.Bound("options"));
        Assert.Equal("int, ActorOptions?", project.Bound("value"));
        Assert.Equal("int, ActorOptions?", project.Bound("both"));
        Assert.Equal("Arg<int>, ActorOptions?", project.Bound("ref"));
        Assert.Equal("string, ActorOptions?", project.Bound("required"));
        Assert.Equal("Arg<string>, ActorOptions?", project.Bound("requiredRef"));
        Assert.Equal("string, int, int[]?, ActorOptions?", project.Bound("full"));
        Assert.Equal("string, int, int[]?, ActorOptions?", project.Bound("named"));
    }

    [Fact]
    public void A_constructor_with_params_takes_items_a_collection_with_options_and_options_alone()
    {
        Generated project = Generated.From("""
            public class Caller(ObjectRef<int> refInt, ObjectRef<int[]> refInts)
            {
                public void Run()
                {
                    /*none*/ C.Remote();
                    /*items*/ C.Remote(1, 2, 3);
                    /*array*/ C.Remote([1, 2]);
                    /*options*/ C.Remote([1, 2], new() { Name = "a" });
                    /*refs*/ C.Remote(1, refInt);
                    /*ref*/ C.Remote(refInts, new() { Name = "a" });
                    /*onlyOptions*/ C.Remote(new() { Name = "c" });
                    /*head*/ D.Remote("a", new() { Name = "c" });
                }
            }
            [Remote] public class C(params int[] items) { public object Start => items; }
            [Remote] public class D(string name, params object[] items) { public object Start => (name, items); }
            """);
        // Roslyn 5.0.0 checks the items of a params extension member as if each were the array; later compilers do not.
        Assert.All(project.Problems(), id => Assert.Equal("CS8620", id));
        Assert.Equal("params int[]", project.Bound("none"));
        Assert.Equal("params int[]", project.Bound("items"));
        Assert.Equal("params int[]", project.Bound("array"));
        Assert.Equal("int[], ActorOptions?", project.Bound("options"));
        Assert.Equal("params Arg<int>[]", project.Bound("refs"));
        Assert.Equal("Arg<int[]>, ActorOptions?", project.Bound("ref"));
        Assert.Equal("ActorOptions?", project.Bound("onlyOptions"));
        Assert.Equal("string, ActorOptions?", project.Bound("head"));
    }

    [Fact]
    public void Every_constructor_that_can_be_reached_is_offered()
    {
        Generated project = Generated.From("""
            public static class Caller
            {
                public static void Run()
                {
                    /*none*/ A.Remote();
                    /*options*/ A.Remote(new ActorOptions());
                    /*int*/ A.Remote(1);
                    /*string*/ A.Remote("x");
                }
            }
            [Remote] public class A
            {
                public A() { }
                public A(int start = 1, int step = 2) { }
                internal A(string text) { }
                private A(long secret) { }
            }
            """).AssertClean();
        Assert.Equal("", project.Bound("none"));
        Assert.Equal("ActorOptions?", project.Bound("options"));
        Assert.Equal("int, int, ActorOptions?", project.Bound("int"));
        Assert.Equal("string, ActorOptions?", project.Bound("string"));
        Assert.DoesNotContain("long secret", project.Text("Actors.A"));
        Assert.Contains("internal static global::Remote.IActorRef<global::A> Remote(string text", project.Text("Actors.A"));
    }

    [Fact]
    public void The_surface_is_the_public_instance_methods_that_the_user_wrote()
    {
        string text = Generated.From("""
            [Remote] public record Worker(int Size) : Tools, IAsyncDisposable, IExplicit
            {
                public int Own() => 1;
                public override string ToString() => "";
                public override int Inherited() => 2;
                internal int Hidden() => 3;
                public static int Static() => 4;
                public int Property { get; set; }
                public event Action? Event { add { } remove { } }
                public ValueTask DisposeAsync() => default;
                int IExplicit.Explicit() => 5;
                public T Generic<T>(T value) => value;
            }
            public record Tools { public virtual int Inherited() => 1; public int FromBase() => 2; public void Dispose() { } }
            public interface IExplicit { int Explicit(); }
            public static class Caller { public static void Run() { var w = Worker.Remote(3); w.Own(); w.Inherited(); w.FromBase(); } }
            """).AssertClean().Text("Actors.Worker");
        string[] methods = [.. text.Split('\n').Where(line => line.Contains("this global::Remote.IActorRef", StringComparison.Ordinal)).Select(line => line.Trim().Split('(')[0].Split(' ')[^1])];
        Assert.Equal(["Own", "Inherited", "Generic<T>", "FromBase"], methods.Distinct());
    }

    [Fact]
    public void A_derived_actor_adds_only_its_own_methods()
    {
        Generated project = Generated.From("""
            [Remote] public class Animal(string name) { public virtual string Speak() => name; public void Eat(int grams) { } public int Age(int by = 0) => by; }
            [Remote] public class Dog(string name, int age) : Animal(name)
            {
                public override string Speak() => "wuff" + age;
                public void Fetch(string what) { }
                public void Eat(string what) { }
                public new int Age(int by = 1) => by;
            }
            [Remote] public abstract class Plant { public int Grow() => 1; }
            [Remote] public class Tree : Plant { public void Fell() { } }
            public class Caller(ObjectRef<int> refInt, ObjectRef<string> refString)
            {
                public void Run()
                {
                    var dog = Dog.Remote("rex", 3);
                    IActorRef<Animal> animal = dog;
                    /*speak*/ dog.Speak();
                    /*own*/ dog.Fetch(refString);
                    /*eat*/ dog.Eat(5);
                    /*eatRef*/ dog.Eat(refInt);
                    /*eatOwn*/ dog.Eat("bone");
                    /*age*/ dog.Age();
                    /*ageRef*/ dog.Age(refInt);
                    animal.Speak();
                    animal.Eat(refInt);
                    Animal.Remote("cat").Age();
                    Tree.Remote().Grow();
                    Tree.Remote().Fell();
                }
            }
            """).AssertClean();
        Assert.DoesNotContain("Speak", project.Text("Actors.Dog"));
        Assert.Contains("Method0 = new(", project.Text("Actors.Plant"));
        Assert.DoesNotContain("extension(", project.Text("Actors.Plant"));
        Assert.DoesNotContain("Grow", project.Text("Actors.Tree"));
        Assert.Equal("int, CancellationToken", project.Bound("eat"));
        Assert.Equal("string, CancellationToken", project.Bound("eatOwn"));
    }

    [Fact]
    public void An_overload_added_to_a_base_method_stands_beside_it()
    {
        Generated project = Generated.From("""
            [Remote] public class Base { public int F(int a) => a; public int G(int a) => a; }
            [Remote] public class Derived : Base { public int F(long a) => 2; public int F(int a, int b) => 2; public int G(int a, int b = 0) => 3; }
            public class Caller(ObjectRef<int> refInt, ObjectRef<long> refLong)
            {
                public void Run(IActorRef<Derived> d)
                {
                    /*int*/ d.F(1);
                    /*long*/ d.F(1L);
                    /*refInt*/ d.F(refInt);
                    /*refLong*/ d.F(refLong);
                    /*two*/ d.F(1, 2);
                    /*g*/ d.G(1);
                    /*g2*/ d.G(1, 2);
                }
            }
            """).AssertClean();
        Assert.Equal("int, CancellationToken", project.Bound("int"));
        Assert.Equal("Arg<int>, CancellationToken", project.Bound("refInt"));
        Assert.Equal("Arg<long>, CancellationToken", project.Bound("refLong"));
    }

    [Fact]
    public void Interfaces_add_only_what_their_remote_bases_lack()
    {
        Generated project = Generated.From("""
            public interface IPlain { int Plain(int a); }
            [Remote] public interface IBase : IPlain { Task<int> First(IReadOnlyList<int> a); }
            [Remote] public interface IMore : IBase, IDisposable { void Second(string? a = null, CancellationToken token = default); static int Helper() => 1; int Value { get; } }
            [Remote] public class Both : IMore
            {
                public int Plain(int a) => a;
                public Task<int> First(IReadOnlyList<int> a) => Task.FromResult(a.Count);
                void IMore.Second(string? a, CancellationToken token) { }
                public int Value => 1;
                public void Dispose() { }
            }
            public static class Caller
            {
                public static void Run(ObjectRef<int[]> refInts, ObjectRef<string> refString)
                {
                    IActorRef<Both> both = Both.Remote();
                    IActorRef<IMore> more = both;
                    IActorRef<IBase> basic = more;
                    more.Plain(1); more.First(refInts); more.Second(); more.Second(refString);
                    basic.Plain(1); basic.First([1]);
                    both.Plain(2); both.First([2]); both.Second("x");
                }
            }
            """).AssertClean();
        Assert.DoesNotContain("First", project.Text("Actors.IMore"));
        Assert.Contains("((global::IPlain)__actor).Plain(", project.Text("Actors.IBase"));
    }

    [Fact]
    public void Refs_to_actors_are_values()
    {
        Generated project = Generated.From("""
            [Remote] public interface IStage { int Run(); }
            [Remote] public class Stage : IStage { public int Run() => 1; public IActorRef<Stage> Link(IActorRef<IStage> next, int weight, IActorRef<IStage>[]? more = null) => Stage.Remote(); }
            public static class Caller
            {
                public static void Run(ObjectRef<IActorRef<Stage>> refStage, ObjectRef<int> refInt)
                {
                    var a = Stage.Remote();
                    /*plain*/ a.Link(a, 1);
                    /*refs*/ a.Link(refStage, refInt);
                    /*mixed*/ a.Link(a, refInt, [a]);
                    /*chain*/ a.Link(a.Link(a, 1), 1);
                }
            }
            """).AssertClean();
        Assert.StartsWith("IActorRef<IStage>, int", project.Bound("plain"));
        Assert.StartsWith("IObjectRef<IActorRef<IStage>>, Arg<int>", project.Bound("refs"));
        Assert.StartsWith("IActorRef<IStage>, Arg<int>, IActorRef<IStage>[]?", project.Bound("mixed"));
        Assert.StartsWith("IObjectRef<IActorRef<IStage>>, Arg<int>", project.Bound("chain"));
    }

    [Fact]
    public void Attribute_values_become_defaults_and_nothing_else_does()
    {
        string text = Generated.From("""
            [Remote(Name = "n\"1", MaxConcurrency = 4, OwnProcess = true, Lifetime = Lifetime.Detached, Memory = 1L << 33, MaxRetries = 9)]
            public class A { public async Task<int> F() { await Task.Yield(); return 1; } public int G() => 1; public async IAsyncEnumerable<int> H() { await Task.Yield(); yield return 1; } }
            public static class T { [Remote(RetryOn = [typeof(IOException), typeof(InvalidDataException)], Gpus = 0.5)] public static void F() { } }
            """).AssertClean() is { } project ? project.Text("Actors.A") + project.Text("Tasks.T") : "";
        Assert.Contains("new global::Remote.ActorOptions { Name = \"n\\\"1\", MaxConcurrency = 4, OwnProcess = true, Lifetime = (global::Remote.Lifetime)(1), Memory = 8589934592 }", text);
        Assert.Contains("new global::Remote.TaskOptions { RetryOn = new global::System.Type[] { typeof(global::System.IO.IOException), typeof(global::System.IO.InvalidDataException) }, Gpus = 0.5D }", text);
        Assert.Contains("\"A.F\", true, null", text);
        Assert.Contains("\"A.G\", false, null", text);
        Assert.Contains("\"A.H\", true, null", text);
    }
}
