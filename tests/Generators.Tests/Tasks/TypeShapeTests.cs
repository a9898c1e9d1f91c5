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
            namespace ILGPU { public struct Index1D; }
            namespace Remote { [AttributeUsage(AttributeTargets.ReturnValue)] public sealed class SplitAttribute : Attribute; }
            public static class Gen<T> { [Remote] public static T F(T a) => a; [Remote] public class Actor { public int F() => 1; } }
            [Remote] public class Pool<T> { public T? F() => default; }
            public static class Plain
            {
                [Remote] public static T F<T>(T a) => a;
                [Remote] public static void Kernel(ILGPU.Index1D i, float a) { }
                [Remote] [return: Split] public static (int, int) Two() => (1, 2);
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
        => Assert.Equal(["CS0246"], Generated.From("public static class Work { [Remote] public static void F(List<Missing> a) { } [Remote] public static int G() => 1; }").Problems());
}
