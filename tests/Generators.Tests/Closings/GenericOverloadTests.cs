using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Closings;

/// <summary>Which overload of a generic task a call binds to: a ref is never taken as the value.</summary>
public sealed class GenericOverloadTests
{
    [Fact]
    public void A_bare_type_parameter_takes_values_and_refs_in_any_mix()
    {
        Generated project = Calls("""
            [Remote] public static T Echo<T>(T item) => item;
            [Remote] public static T Pick<T, U>(T a, U b, int c, int[] d) => a;
            """, """
            /*value*/ W.Remote().Echo(1);
            /*ref*/ W.Remote().Echo(refInt);
            /*null*/ W.Remote().Echo<string?>(null);
            /*explicit*/ W.Remote().Echo<int>(refInt);
            /*values*/ W.Remote().Pick("a", 1.5, 3, [4]);
            /*first*/ W.Remote().Pick(refInt, 1.5, 3, [4]);
            /*second*/ W.Remote().Pick("a", refInt, refInt, [4]);
            /*both*/ W.Remote().Pick(refInt, refString, 3, [4]);
            /*all*/ W.Remote().Pick(refInt, refString, refInt, refInts);
            /*last*/ W.Remote().Pick("a", 1.5, 3, refInts);
            """);
        Assert.Equal("int, CancellationToken", project.Bound("value"));
        Assert.Equal("ObjectRef<int>?, CancellationToken", project.Bound("ref"));
        Assert.Equal("ObjectRef<int>?, CancellationToken", project.Bound("explicit"));
        Assert.Equal("ObjectRef<string>?, CancellationToken", project.Bound("null").Replace("<string?>", "<string>", StringComparison.Ordinal));
        Assert.Equal("string, double, int, int[], CancellationToken", project.Bound("values"));
        Assert.Equal("ObjectRef<int>?, double, Arg<int>, int[], CancellationToken", project.Bound("first"));
        Assert.Equal("string, ObjectRef<int>?, Arg<int>, int[], CancellationToken", project.Bound("second"));
        Assert.Equal("ObjectRef<int>?, ObjectRef<string>?, Arg<int>, int[], CancellationToken", project.Bound("both"));
        Assert.Equal("ObjectRef<int>?, ObjectRef<string>?, Arg<int>, Arg<int[]>, CancellationToken", project.Bound("all"));
        Assert.Equal("string, double, Arg<int>, Arg<int[]>, CancellationToken", project.Bound("last"));
    }

    [Fact]
    public void Types_that_mention_a_type_parameter_are_inferred_from_refs()
    {
        Generated project = Calls("""
            [Remote] public static T[] Sort<T>(T[] items) where T : IComparable<T> => items;
            [Remote] public static int Count<T>(IReadOnlyList<T> items, Dictionary<string, T?>? more = null) where T : struct => 1;
            """, """
            /*array*/ W.Remote().Sort([3, 1]);
            /*arrayRef*/ W.Remote().Sort(refInts);
            /*list*/ W.Remote().Count(new[] { 1 });
            /*listRef*/ W.Remote().Count(refList);
            /*interface*/ W.Remote().Count(refInts, null);
            """);
        Assert.Equal("int[], CancellationToken", project.Bound("array"));
        Assert.Equal("ObjectRef<int[]>, CancellationToken", project.Bound("arrayRef"));
        Assert.Equal("IReadOnlyList<int>, Dictionary<string, int?>?, CancellationToken", project.Bound("list"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Dictionary<string, int?>?, CancellationToken", project.Bound("listRef"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Dictionary<string, int?>?, CancellationToken", project.Bound("interface"));
    }

    [Fact]
    public void Params_take_values_refs_or_a_ref_to_all()
    {
        Generated project = Calls("[Remote] public static int Count<T>(string name, params T[] items) => 1;", """
            /*values*/ W.Remote().Count("a", 1, 2);
            /*refs*/ W.Remote().Count("a", refInt, refInt);
            /*all*/ W.Remote().Count(refString, refInts);
            /*array*/ W.Remote().Count("a", new[] { 1 }, default(CancellationToken));
            """);
        Assert.Equal("string, params int[]", project.Bound("values"));
        Assert.Equal("Arg<string>, params ObjectRef<int>[]", project.Bound("refs"));
        Assert.Equal("Arg<string>, ObjectRef<int[]>, CancellationToken", project.Bound("all"));
        Assert.Equal("string, int[], CancellationToken", project.Bound("array"));
    }

    [Fact]
    public void Constraints_of_every_kind_are_repeated()
        => Calls("""
            [Remote] public static T A<T>(T item) where T : class?, IComparable<T>, new() => item;
            [Remote] public static T B<T, U>(T item, U other) where T : U where U : notnull => item;
            [Remote] public static T C<T>(T item) where T : unmanaged, Enum => item;
            [Remote] public static T D<T>(T item) where T : struct, System.Numerics.INumber<T> => item;
            [Remote] public static T? E<T>(T? item = default) where T : IEnumerable<string>? => item;
            [Remote] public static @class F<@class>(@class item) => item;
            """, """
            W.Remote().B("a", new object().ToString()!); W.Remote().C(DayOfWeek.Friday); W.Remote().D(1); W.Remote().E<string[]>(); W.Remote().F(1);
            """);

    [Fact]
    public void Tasks_named_like_the_methods_of_object_are_the_ones_that_are_called()
        => Generated.From("""
            public static class W { [Remote] public static new string ToString() => ""; [Remote] public static new int GetType() => 1; [Remote] public static bool Equals(int a) => true; }
            public static class Caller { public static void Run() { ObjectRef<string> a = W.Remote().ToString(); ObjectRef<int> b = W.Remote().GetType(); ObjectRef<bool> c = W.Remote().Equals(1); } }
            """).AssertClean();

    private static Generated Calls(string methods, string calls) => Generated.From($$"""
        public static class W { {{methods}} }
        public static class Caller
        {
            public static void Run(ObjectRef<int> refInt, ObjectRef<string> refString, ObjectRef<int[]> refInts, ObjectRef<List<int>> refList)
            {
                {{calls}}
            }
        }
        """).AssertClean();
}
