using Microsoft.CodeAnalysis;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Closings;

/// <summary>Which closed members are registered: all that the code can call, and no others.</summary>
public sealed class ClosingSearchTests
{
    private const string Work = """
        public static class Work
        {
            [Remote] public static T[] Sort<T>(T[] items) where T : IComparable<T> => items;
            [Remote] public static T Echo<T>(T item) => item;
            [Remote] public static async Task<T[]> SortTwice<T>(T[] items) where T : IComparable<T> => await Work.Remote().Sort(await Work.Remote().Sort(items));
            [Remote] public static ObjectRef<List<T>> Wrap<T>(T item) => Work.Remote().Echo(new List<T> { item });
        }
        """;

    [Fact]
    public void Calls_with_closed_types_are_registered_once()
        => Assert.Equal(["Work.Echo<ValueTuple<int, Point>>", "Work.Echo<string>", "Work.Sort<int>"], Closed(Work, """
            public sealed record Point(int X);
            public class Caller
            {
                private readonly ObjectRef<int[]> field = Work.Remote().Sort([1]);
                public ObjectRef<int[]> Run(ObjectRef<int[]> refs) { Work.Remote().Echo("a"); Work.Remote().Echo<string?>(null); Work.Remote().Echo((A: 1, B: new Point(2))); return Work.Remote().Sort(refs); }
                public IEnumerable<ObjectRef<int[]>> Each(int[][] all) => all.Select(items => Work.Remote(new() { Cpus = 2 }).Sort(items));
            }
            """));

    [Fact]
    public void A_task_that_calls_generic_tasks_closes_them_too()
        => Assert.Equal(["Work.Echo<List<char>>", "Work.Sort<long>", "Work.SortTwice<long>", "Work.Wrap<char>"], Closed(Work, """
            public static class Caller { public static void Run() { Work.Remote().SortTwice([1L]); Work.Remote().Wrap('x'); } }
            """));

    [Fact]
    public void Plain_generic_code_between_the_types_and_the_call_is_followed()
        => Assert.Equal(
            ["Work.Echo<Guid>", "Work.Echo<byte>", "Work.Echo<char>", "Work.Echo<decimal>", "Work.Echo<double[]>", "Work.Echo<float>", "Work.Echo<long>", "Work.Echo<short>"],
            Closed(Work, """
                public static class Caller
                {
                    public static void Run(IFace face, Base thing)
                    {
                        Through((byte)1);
                        face.Do('x');
                        thing.Do(1L);
                        new Holder<short>().Go();
                        Local(1f);
                        Func<decimal, ObjectRef<decimal>> group = Through;
                        ObjectRef<T> Local<T>(T item) => Work.Remote().Echo(item);
                        new Derived().Go();
                        Holder<Guid>.Nested.Go(default);
                    }
                    private static ObjectRef<T> Through<T>(T item) => More.Again(item);
                }
                public static class More { public static ObjectRef<T> Again<T>(T item) { ObjectRef<T> Inner() => Work.Remote().Echo(item); return Inner(); } }
                public interface IFace { void Do<T>(T item); }
                public class Face : IFace { public void Do<U>(U item) => Work.Remote().Echo(item); }
                public abstract class Base { public abstract void Do<T>(T item); }
                public class Over : Base { public override void Do<V>(V item) => Work.Remote().Echo(item); }
                public class Holder<T> { public void Go() => Work.Remote().Echo(default(T)!); public class Nested { public static void Go(T item) => Work.Remote().Echo(item); } }
                public class Derived : Holder<double[]>;
                """));

    [Fact]
    public void Generic_actors_close_what_they_call()
        => Assert.Equal(["Pool<int>", "Pool<int>.Add", "Pool<int>.Map<string>", "Work.Echo<Dictionary<int, string>>", "Work.Echo<int>"], Closed(Work, """
            [Remote] public class Pool<T>(T first) where T : notnull
            {
                private readonly ObjectRef<T> kept = Work.Remote().Echo(first);
                public void Add(T item) { }
                public void Map<U>(U item) => Helper(item);
                private static void Helper<U>(U item) => Work.Remote().Echo(new Dictionary<T, U>());
            }
            public static class Caller { public static void Run() { var pool = Pool<int>.Remote(1); pool.Add(2); pool.Map("x"); } }
            """));

    [Fact]
    public void Types_that_grow_without_end_are_an_error_at_the_call()
    {
        Generated project = Generated.From("""
            public static class Work { [Remote] public static void Grow<T>(T item) { /*here*/ Work.Remote().Grow(new List<T>()); } }
            public static class Caller { public static void Run() => Work.Remote().Grow(1); }
            """);
        Diagnostic error = Assert.Single(project.Result.Diagnostics);
        Assert.Equal(("REM0001", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Contains("'Grow' is called here with ever larger types (List<List<", error.GetMessage());
        Assert.Equal("Grow", error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan));
    }

    [Fact]
    public void Recursion_with_the_same_types_ends()
        => Assert.Equal(["Work.Down<int>"], Closed("""
            public static class Work { [Remote] public static void Down<T>(T item, int depth) { if (depth > 0) Work.Remote().Down(item, depth - 1); } }
            """, "public static class Caller { public static void Run() => Work.Remote().Down(1, 5); }"));

    [Fact]
    public void A_type_argument_that_generated_code_cannot_name_is_left_to_the_analyzer()
        => Assert.Empty(Closed(Work, "public static class Caller { private sealed record Hidden(int A); public static void Run() { Work.Remote().Echo(new Hidden(1)); Work.Remote().Echo(new { A = 1 }); } }"));

    [Fact]
    public void A_program_without_calls_of_generic_members_has_no_registrations()
        => Assert.DoesNotContain(Generated.From(Work).AssertClean().Result.Results[0].GeneratedSources, source => source.HintName.Contains("Clos", StringComparison.Ordinal));

    [Fact]
    public void Closed_names_hold_the_assembly_of_each_type_argument()
    {
        string text = Generated.From(Project.Create([Work, """
            namespace Some { public sealed record Point(int X); }
            public static class Caller { public static void Run() => Work.Remote().Echo(new Dictionary<string, Some.Point[]>()); }
            """])).AssertClean().Text("Remote.Closings");
        Assert.Contains("\"[App]Work.Echo<T>(T) of <System.Collections.Generic.Dictionary`2<string, [App]Some.Point[]>>\", \"Work.Echo<Dictionary<string, Point[]>>\"", text);
    }

    [Fact]
    public void Every_type_that_a_closed_signature_reaches_gets_a_codec()
    {
        Generated project = Generated.From(Project.Create([Work, """
            public sealed record Point(int X, Color[] Colors);
            public enum Color { Red }
            public static class Caller { public static void Run() => Work.Remote().Wrap(new Point(1, [])); }
            """])).AssertClean();
        string text = project.Text("Remote.ClosedCodecs");
        Assert.All(
            ["Register<global::Point>", "RegisterUnmanaged<global::Color>", "Array<global::Color>", "RegisterObjectRef<global::System.Collections.Generic.List<global::Point>>", "List<global::Point>"],
            codec => Assert.Contains(codec, text));
    }

    private static IEnumerable<string> Closed(params string[] sources) => ClosingNames.In(Generated.From(Project.Create(sources)).AssertClean());
}
