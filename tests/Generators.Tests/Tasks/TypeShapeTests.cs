using Microsoft.CodeAnalysis;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

/// <summary>Where the user's class stands and what it is called.</summary>
public sealed class TypeShapeTests
{
    [Fact]
    public void Names_and_places_of_every_kind()
    {
        Generated.From("""
            using @event;
            using First;

            namespace @event
            {
                public static class @class
                {
                    [Remote] public static @struct @new(@struct @params, int @int = 1) => @params;
                    public record @struct;
                }
            }
            namespace First
            {
                public class Same { [Remote] public static int F(int a) => a; }
                public partial class Split { [Remote] public static int A() => 1; }
                public class Outer { public static class Inner { [Remote] public static int F(Nested.Deep d) => 1; [Remote] public class Actor { public int F() => 1; } } public class Nested { public record Deep; } }
                internal static class Within { [Remote] internal static int F(Hidden h) => 1; [Remote] public static int G(Hidden h) => 1; }
                internal record Hidden;
                public struct Struct { [Remote] public static int F() => 1; }
                public record Record { [Remote] internal protected static int F() => 1; }
                public interface IFace { [Remote] public static int F() => 1; }
                public static class Generic { [Remote] public static Dictionary<string, List<(int A, string? B)>>? F(Dictionary<string, List<(int A, string? B)>>? x, int?[]? y) => x; }
                public static class With_Underscore { [Remote] public static int F() => 1; }
            }
            namespace Second
            {
                public class Same { [Remote] public static int F(int a) => a; }
            }
            namespace First
            {
                public partial class Split { [Remote] public static int B() => 1; }
            }
            namespace First.With { public static class Underscore { [Remote] public static int F() => 1; } }
            namespace Apart
            {
                public static class Caller
                {
                    public static void Run(ObjectRef<@class.@struct> s, ObjectRef<int> i)
                    {
                        @class.Remote().@new(new @class.@struct()); @class.Remote().@new(s, i); @class.Remote().@new(@params: s, @int: 2);
                        Same.Remote().F(i); Second.Same.Remote().F(1);
                        Split.Remote().A(); Split.Remote().B();
                        Outer.Inner.Remote().F(new Outer.Nested.Deep()); Outer.Inner.Actor.Remote().F();
                        Within.Remote().F(new Hidden()); Within.Remote().G(new Hidden());
                        Struct.Remote().F(); Record.Remote().F(); IFace.Remote().F();
                        Generic.Remote().F(null, null); Generic.Remote().F(Generic.Remote().F(null, [1]), [null]);
                        With_Underscore.Remote().F(); First.With.Underscore.Remote().F();
                        First.Same.Remote(new() { Cpus = 2 }).F(i);
                    }
                }
            }
            """).AssertClean();
    }

    [Fact]
    public void File_scoped_and_global_namespaces()
        => Generated.From(Project.Create([
            "namespace My.App; public static class Work { [Remote] public static int F(int a) => a; }",
            "public static class Work { [Remote] public static int F(int a) => a; }",
            "namespace Elsewhere; public static class Caller { public static void Run() { My.App.Work.Remote().F(1); global::Work.Remote().F(2); } }"])).AssertClean();

    [Fact]
    public void A_base_class_and_a_derived_class_may_both_hold_tasks()
        => Generated.From("""
            public class Base { [Remote] public static int A() => 1; }
            public class Derived : Base { [Remote] public static int B() => 1; }
            public static class Caller { public static void Run() { Base.Remote().A(); Derived.Remote().B(); } }
            """).AssertClean();

    [Fact]
    public void A_project_without_nullable_annotations()
        => Generated.From("""
            #nullable disable
            public static class Work { [Remote] public static string F(string a = null, string[] b = null, List<string> c = null) => a; }
            public static class Caller { public static void Run(ObjectRef<string> s) { Work.Remote().F(); Work.Remote().F(null, null); Work.Remote().F(s, null, new()); } }
            """).AssertClean();

    [Fact]
    public void What_other_proxies_are_for_is_left_out()
        => Assert.Equal(["Manifest.g.cs", "Tasks.Plain"], Generated.From("""
            namespace ILGPU { public struct Index1D; public struct Index2D; }
            public static class OnlyKernels { [Remote] public static void Kernel(ILGPU.Index2D i, float a) { } }
            public static class Plain
            {
                [Remote] public static void Kernel(ILGPU.Index1D i, float a) { }
                [Remote] public static int Only() => 1;
            }
            public static class Caller { public static void Run() => Plain.Remote().Only(); }
            """).AssertClean().Result.Results[0].GeneratedSources.Select(source => source.HintName.StartsWith("Manifest", StringComparison.Ordinal) ? source.HintName : string.Join('.', source.HintName.Split('.')[..2])).Order());

    [Fact]
    public void What_the_analyzers_report_is_left_out()
        => Generated.From("""
            public static class Work
            {
                [Remote] public static void Ref(ref int a) { }
                [Remote] public static void Out(out int a) => a = 1;
                [Remote] public static void In(in int a) { }
                [Remote] public static ref int Returns(int[] a) => ref a[0];
                [Remote] public static void Span(Span<int> a) { }
                [Remote] public static ReadOnlySpan<int> Back() => default;
                [Remote] private static void Private() { }
                [Remote] public static async void Void() => await Task.Yield();
                private static class Hidden { [Remote] public static int F() => 1; }
                [Remote] private class Actor { public int F() => 1; }
            }
            public class Instance { [Remote] public int F() => 1; [Remote] public static Instance operator +(Instance a, Instance b) => a; }
            public class Hides { public static int Remote => 1; [Remote] public static int F() => 1; }
            [Remote] public class Closed { private Closed() { } public int F() => 1; }
            [Remote] public class Needs { public required int Size { get; init; } public int F() => 1; }
            [Remote] public class Mixed { [Remote] public static int F() => 1; public int G() => 1; public void H(out int x) => x = 1; }
            [Remote] public static class Static { }
            file static class Local { [Remote] public static int F() => 1; }
            """).AssertClean();

    [Fact]
    public void Code_that_does_not_compile_gets_no_more_errors_from_the_generator()
    {
        Generated project = Generated.From("public static class Work { [Remote] public static void F(List<Missing> a) { } [Remote] public static int G() => 1; }");
        Assert.Equal(["CS0246"], project.Problems().Distinct());
        Assert.DoesNotContain("Missing", project.Text("Tasks.Work"));
    }

    [Fact]
    public void Odd_members_compile()
        => Generated.From("""
            using System.Runtime.CompilerServices;
            namespace Remote.App.System
            {
                public enum Level : sbyte { Low = -3, None = 0 }
                public static class Task
                {
                    [Remote] public static string ToString(int a) => "";
                    [Remote] public static int GetType(int a = 1) => 1;
                    [Remote] public static bool Equals(Level a, Level b) => true;
                    [Remote] public static int Task_Tasks(int a) => 1;
                    [Remote] public static int F(Level a = Level.Low, Level? b = Level.None, ulong c = ulong.MaxValue, char d = '\0', nint e = 3, sbyte f = -1, Guid g = default, bool h = true, decimal i = -0.5m, float j = float.PositiveInfinity, long k = long.MinValue, byte? l = null, (int A, string B) m = default) => 1;
                    [Remote] public static int Arrays(int[,] a, int[][] b, string?[]?[] c, List<int[]>? d = null) => 1;
                    [Remote] public static int Odd(global::System.Threading.Tasks.Task<int> a, Func<int, int> b, object d, nint e) => 1;
                    [Remote] public static Task<Task<int>> Nested() => global::System.Threading.Tasks.Task.FromResult(global::System.Threading.Tasks.Task.FromResult(1));
                    [Remote] public static int Extension(this string text, int by) => by;
                    [Remote] [Obsolete("old")] public static int Old() => 1;
                    [Remote] [Obsolete("gone", true)] public static int Gone() => 1;
                    [Remote] public static int Line([CallerLineNumber] int line = 0, [CallerMemberName] string member = "") => line;
                    [Remote] public static int Two(CancellationToken first, int a, CancellationToken second) => a;
                    [Remote] public static int Names(int options, int cancellationToken, int callCancellationToken, int value, int field, int await) => options;
                    [Remote] public static int Dynamic(List<dynamic> a) => 1;
                    [Remote] [MethodImpl(MethodImplOptions.NoInlining)] public static partial_ partial(partial_ partial) => partial;
                }
                public record partial_;
                [Remote] public class Actor
                {
                    public Actor(int a, Level b = Level.Low) { }
                    [Obsolete("gone", true)] public Actor(string a) { }
                    public int this[int i] => i;
                    public bool Equals(Actor other, int a) => true;
                    public string ToString(string format) => format;
                    public int GetType(int a) => a;
                    public void With(int a) { }
                    [Obsolete] public int Old() => 1;
                    [Obsolete("gone", true)] public int Gone() => 1;
                    [Remote] public class Inner(Actor? outer = null) { public object? Outer() => outer; }
                }
                public static class Caller
                {
                    public static async global::System.Threading.Tasks.Task Run()
                    {
                        await Task.Remote().F(); await Task.Remote().ToString(1); await Task.Remote().GetType(2); await Task.Remote().Two(1);
                        await Task.Remote().Names(1, 2, 3, 4, 5, 6, _callCancellationToken: default); await Task.Remote().Extension("a", 1);
                        await Task.Remote().Line(); await Task.Remote().Arrays(new int[1, 1], [[1]], [null]);
                        var actor = Actor.Remote(1); await actor.GetType(1); await actor.ToString("a"); await Actor.Inner.Remote().Outer();
                        await Task.Remote().Equals(Level.Low, Level.None);
                    }
                }
            }
            """).AssertClean();

    [Fact]
    public void An_actor_method_named_Remote_does_not_hide_the_constructor()
        => Generated.From("""
            [Remote] public class Actor { public int Remote(int a) => a; }
            public static class Caller { public static async Task Run() { var a = Actor.Remote(); await a.Remote(1); await Actor.Remote(new() { Cpus = 1 }).Remote(2); } }
            """).AssertClean();
}
