using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Tasks;

/// <summary>Each kind of parameter, with values and refs in every mix: which overload the call binds to.</summary>
public sealed class TaskOverloadTests
{
    [Fact]
    public void Values_and_refs_mix()
    {
        Generated project = Calls("public static long Add(long a, int b, string c) => a + b + c.Length;", """
            /*values*/ W.Remote().Add(1, 2, "x");
            /*first*/ W.Remote().Add(refLong, 2, "x");
            /*last*/ W.Remote().Add(1, 2, refString);
            /*all*/ W.Remote().Add(refLong, refInt, refString);
            /*named*/ W.Remote().Add(c: refString, a: 1, b: 2);
            """).AssertClean();
        Assert.Equal("long, int, string, CancellationToken", project.Bound("values"));
        Assert.All(["first", "last", "all", "named"], label => Assert.Equal("Arg<long>, Arg<int>, Arg<string>, CancellationToken", project.Bound(label)));
    }

    [Fact]
    public void Constants_convert_as_in_a_plain_call()
    {
        Calls("public static void F(byte a, double b, long? c, decimal d, object e, string s) { }", """
            W.Remote().F(5, 1, null, 3, "boxed", refString);
            W.Remote().F(5, 1, 7, 3, 8, refString);
            W.Remote().F(5, 1, 7, 3, 8, "s");
            """).AssertClean();
    }

    [Fact]
    public void Optional_parameters_keep_their_defaults()
    {
        Generated project = Calls(
            "public static void F(int a, string? b = null, DayOfWeek day = DayOfWeek.Friday, double d = double.NaN, char c = '\\'', decimal m = 1.5m, TimeSpan t = default, int? n = 4, IReadOnlyList<int>? list = null, float f = 1e-3f, long min = long.MinValue, string text = \"a\\n\\\"b\\\"\") { }",
            """
            /*one*/ W.Remote().F(1);
            /*ref*/ W.Remote().F(refInt);
            /*skip*/ W.Remote().F(refInt, d: 2);
            /*named*/ W.Remote().F(1, list: [1, 2]);
            /*list*/ W.Remote().F(1, list: refList);
            """).AssertClean();
        Assert.StartsWith("int, string?, DayOfWeek", project.Bound("one"));
        Assert.StartsWith("Arg<int>, Arg<string>, Arg<DayOfWeek>", project.Bound("ref"));
        Assert.Contains("IReadOnlyList<int>?", project.Bound("skip"));
        Assert.StartsWith("int, string?", project.Bound("named"));
        Assert.Contains("IObjectRef<IReadOnlyList<int>?>?", project.Bound("list"));
    }

    [Fact]
    public void An_interface_takes_values_and_refs_of_types_that_implement_it()
    {
        Generated project = Calls("public static double F(IReadOnlyList<int> hits, long samples, IDictionary<string, int>? more) => 0;", """
            /*expression*/ W.Remote().F([1, 2], 3, null);
            /*list*/ W.Remote().F(new List<int>(), 3, new Dictionary<string, int>());
            /*ref*/ W.Remote().F(refList, 3, null);
            /*array*/ W.Remote().F(refInts, refLong, new Dictionary<string, int>());
            /*plain*/ W.Remote().F([1], refLong, null);
            /*both*/ W.Remote().F(refInts, refLong, refDictionary);
            /*default*/ W.Remote().F(refInts, refLong, default);
            """).AssertClean();
        Assert.Equal("IReadOnlyList<int>, long, IDictionary<string, int>?, CancellationToken", project.Bound("expression"));
        Assert.Equal("IReadOnlyList<int>, long, IDictionary<string, int>?, CancellationToken", project.Bound("list"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Arg<long>, IDictionary<string, int>?, CancellationToken", project.Bound("ref"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Arg<long>, IDictionary<string, int>?, CancellationToken", project.Bound("array"));
        Assert.Equal("IReadOnlyList<int>, Arg<long>, IDictionary<string, int>?, CancellationToken", project.Bound("plain"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Arg<long>, IObjectRef<IDictionary<string, int>?>, CancellationToken", project.Bound("both"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, Arg<long>, IDictionary<string, int>?, CancellationToken", project.Bound("default"));
    }

    [Fact]
    public void Arrays_and_collections_take_collection_expressions_beside_refs()
    {
        Generated project = Calls("public static void F(int[] a, List<string> b, int c, Dictionary<string, int> d) { }", """
            /*values*/ W.Remote().F([1], ["x"], 1, new());
            /*int*/ W.Remote().F([1], ["x"], refInt, new() { ["a"] = 1 });
            /*array*/ W.Remote().F(refInts, ["x"], 1, []);
            /*null*/ W.Remote().F(refInts, new(), refInt, refMap);
            """).AssertClean();
        Assert.Equal("int[], List<string>, Arg<int>, Dictionary<string, int>, CancellationToken", project.Bound("int"));
        Assert.Equal("Arg<int[]>, List<string>, Arg<int>, Dictionary<string, int>, CancellationToken", project.Bound("array"));
        Assert.Equal("Arg<int[]>, List<string>, Arg<int>, Arg<Dictionary<string, int>>, CancellationToken", project.Bound("null"));
    }

    [Fact]
    public void From_four_doubles_on_each_and_all_may_be_refs()
    {
        Generated project = Calls("public static void F(int[] a, int[] b, int[] c, int[] d) { }", """
            /*values*/ W.Remote().F([1], [2], [3], [4]);
            /*second*/ W.Remote().F([1], refInts, [3], [4]);
            /*all*/ W.Remote().F(refInts, refInts, refInts, refInts);
            """).AssertClean();
        Assert.Equal("int[], Arg<int[]>, int[], int[], CancellationToken", project.Bound("second"));
        Assert.Equal("Arg<int[]>, Arg<int[]>, Arg<int[]>, Arg<int[]>, CancellationToken", project.Bound("all"));
    }

    [Fact]
    public void Memory_takes_arrays_and_refs_to_arrays()
    {
        Generated project = Calls("public static float Sum(ReadOnlyMemory<float> x, int from = 0) => x.Span[from];", """
            /*array*/ W.Remote().Sum(new float[3]);
            /*memory*/ W.Remote().Sum(new ReadOnlyMemory<float>(new float[3]), 2);
            /*refArray*/ W.Remote().Sum(refFloats, 1);
            /*refMemory*/ W.Remote().Sum(refMemory);
            /*mixed*/ W.Remote().Sum(new float[1], refInt);
            """).AssertClean();
        Assert.Equal("ReadOnlyMemory<float>, int, CancellationToken", project.Bound("array"));
        Assert.Equal("MemoryArg<float>, Arg<int>, CancellationToken", project.Bound("refArray"));
        Assert.Equal("MemoryArg<float>, Arg<int>, CancellationToken", project.Bound("refMemory"));
        Assert.Equal("MemoryArg<float>, Arg<int>, CancellationToken", project.Bound("mixed"));
    }

    [Fact]
    public void Params_take_items_collections_tokens_and_refs()
    {
        Generated project = Calls("public static int Sum(string name, params int[] items) => items.Length;\n[Remote] public static int Max(params int[] items) => items.Max();", """
            /*none*/ W.Remote().Sum("a");
            /*items*/ W.Remote().Sum("a", 1, 2);
            /*array*/ W.Remote().Sum("a", new int[3]);
            /*token*/ W.Remote().Sum("a", [1, 2], token);
            /*mixed*/ W.Remote().Sum("a", 1, refInt);
            /*refName*/ W.Remote().Sum(refString, 1, 2);
            /*refNameArray*/ W.Remote().Sum(refString, [1, 2], token);
            /*refArray*/ W.Remote().Sum("a", refInts);
            /*refArrayToken*/ W.Remote().Sum(refString, refInts, token);
            /*expression*/ W.Remote().Sum("a", [1, refInt]);
            /*max*/ W.Remote().Max();
            /*maxRefs*/ W.Remote().Max(refInt, 2);
            /*maxArray*/ W.Remote().Max(refInts);
            /*maxToken*/ W.Remote().Max([1], token);
            """).AssertClean();
        Assert.Equal("string, params int[]", project.Bound("none"));
        Assert.Equal("string, params int[]", project.Bound("array"));
        Assert.Equal("string, int[], CancellationToken", project.Bound("token"));
        Assert.Equal("Arg<string>, params Arg<int>[]", project.Bound("mixed"));
        Assert.Equal("Arg<string>, params Arg<int>[]", project.Bound("refName"));
        Assert.Equal("Arg<string>, int[], CancellationToken", project.Bound("refNameArray"));
        Assert.Equal("Arg<string>, Arg<int[]>, CancellationToken", project.Bound("refArray"));
        Assert.Equal("Arg<string>, Arg<int[]>, CancellationToken", project.Bound("refArrayToken"));
        Assert.Equal("Arg<string>, params Arg<int>[]", project.Bound("expression"));
        Assert.Equal("params int[]", project.Bound("max"));
        Assert.Equal("params Arg<int>[]", project.Bound("maxRefs"));
        Assert.Equal("Arg<int[]>, CancellationToken", project.Bound("maxArray"));
        Assert.Equal("int[], CancellationToken", project.Bound("maxToken"));
    }

    [Fact]
    public void Params_of_collections_and_interfaces()
    {
        Generated project = Calls("public static int A(params List<int> items) => 0;\n[Remote] public static int B(int x, params IReadOnlyList<string?> items) => 0;\n[Remote] public static int C(params IActorRef<object>[] items) => 0;", """
            W.Remote().A(); W.Remote().A(1, 2); W.Remote().A([1], token);
            W.Remote().B(1); W.Remote().B(1, "a", null); W.Remote().B(refInt, ["a"]); W.Remote().B(refInt, refStrings, token);
            W.Remote().C();
            """);
        project.AssertClean();
    }

    [Fact]
    public void Nullable_strings_take_refs_to_strings_without_a_warning()
    {
        Generated project = Calls("public static string? F(string? a, int b, List<string?>? c) => a;", """
            /*null*/ W.Remote().F(null, refInt, null);
            /*ref*/ W.Remote().F(refString, 1, null);
            /*chain*/ W.Remote().F(W.Remote().F(null, 1, null), 1, new());
            /*list*/ W.Remote().F("", 1, refNullables);
            """).AssertClean();
        Assert.Equal("Arg<string>, Arg<int>, List<string?>?, CancellationToken", project.Bound("ref"));
    }

    [Fact]
    public void A_ref_to_a_nullable_string_warns_where_the_method_wants_a_string()
        => Assert.Equal(["CS8620"], Calls("public static string F(string a, int b) => a;", "W.Remote().F(ObjectRef.Put<string?>(null), 1);").Problems());

    [Fact]
    public void Tokens_move_to_the_end_and_keep_their_name()
    {
        Generated project = Calls("public static void F(int a, CancellationToken stop, string b) { }\n[Remote] public static Task<int> G(CancellationToken stop = default) => Task.FromResult(1);\n[Remote] public static int H(int cancellationToken) => 1;", """
            /*f*/ W.Remote().F(1, "x", stop: token);
            /*ref*/ W.Remote().F(refInt, "x");
            W.Remote().G(); W.Remote().G(token);
            W.Remote().H(1, callCancellationToken: token); W.Remote().H(refInt, token);
            """).AssertClean();
        Assert.Equal("int, string, CancellationToken", project.Bound("f"));
        Assert.Equal("Arg<int>, Arg<string>, CancellationToken", project.Bound("ref"));
        Assert.Contains("global::W.F(__p0, __call.CancellationToken, __p2);", project.Text("Tasks.W"));
    }

    [Fact]
    public void Methods_that_differ_by_a_token_are_one()
    {
        Generated project = Calls("public static int F(int a) => a;\n[Remote] public static int F(int a, CancellationToken token) => a;", "W.Remote().F(1); W.Remote().F(refInt, token);").AssertClean();
        Assert.Contains("global::W.F(__p0, __call.CancellationToken)", project.Text("Tasks.W"));
        Assert.DoesNotContain("Method1", project.Text("Tasks.W"));
    }

    [Fact]
    public void The_users_own_overloads_stay_apart()
    {
        Generated project = Calls("""
            public static int F(int a) => a;
            [Remote] public static int F(string a) => 1;
            [Remote] public static int F(IEnumerable<char> a) => 1;
            [Remote] public static int F(int[] a) => 1;
            [Remote] public static int F(IReadOnlyList<int> a) => 1;
            [Remote] public static int F(int a, int b = 0, int c = 0) => 1;
            [Remote] public static int G() => 1;
            [Remote] public static int G(int a = 0) => 1;
            [Remote] public static int H(int a, CancellationToken token) => 1;
            [Remote] public static int H(int a, string b = "") => 1;
            [Remote] public static int K(int a) => 1;
            [Remote] public static int K(int a, params int[] rest) => 1;
            """, """
            /*int*/ W.Remote().F(1);
            /*refInt*/ W.Remote().F(refInt);
            /*string*/ W.Remote().F("a");
            /*refString*/ W.Remote().F(refString);
            /*ints*/ W.Remote().F(new[] { 1 });
            /*refInts*/ W.Remote().F(refInts);
            /*refList*/ W.Remote().F(refList);
            /*two*/ W.Remote().F(1, 2);
            /*twoRef*/ W.Remote().F(refInt, 2);
            /*one*/ W.Remote().F(1, token);
            /*g*/ W.Remote().G();
            /*g1*/ W.Remote().G(refInt);
            /*gt*/ W.Remote().G(token);
            /*h*/ W.Remote().H(1);
            /*ht*/ W.Remote().H(refInt, token);
            /*k*/ W.Remote().K(1);
            /*kr*/ W.Remote().K(refInt);
            /*k2*/ W.Remote().K(1, 2);
            """).AssertClean();
        Assert.Equal("int", project.Bound("int"));
        Assert.Equal("Arg<int>", project.Bound("refInt"));
        Assert.Equal("string, CancellationToken", project.Bound("string"));
        Assert.Equal("Arg<string>, CancellationToken", project.Bound("refString"));
        Assert.Equal("int[], CancellationToken", project.Bound("ints"));
        Assert.Equal("Arg<int[]>, CancellationToken", project.Bound("refInts"));
        Assert.Equal("IObjectRef<IReadOnlyList<int>>, CancellationToken", project.Bound("refList"));
        Assert.Equal("int, int, int, CancellationToken", project.Bound("two"));
        Assert.Equal("int, CancellationToken", project.Bound("one"));
        Assert.Equal("", project.Bound("g"));
        Assert.Equal("Arg<int>, CancellationToken", project.Bound("g1"));
        Assert.Equal("CancellationToken", project.Bound("gt"));
        Assert.Equal("int", project.Bound("h"));
        Assert.Equal("Arg<int>, CancellationToken", project.Bound("ht"));
        Assert.Equal("int, CancellationToken", project.Bound("k"));
    }

    [Fact]
    public void Results_become_refs_streams_or_plain_refs()
    {
        Calls("""
            public static void A() { }
            [Remote] public static Task B() => Task.CompletedTask;
            [Remote] public static ValueTask C() => default;
            [Remote] public static async Task<string?> D() { await Task.Yield(); return null; }
            [Remote] public static ValueTask<int[]> E() => new([1]);
            [Remote] public static async IAsyncEnumerable<int> F([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken t = default) { await Task.Yield(); yield return 1; }
            [Remote] public static IEnumerable<string> G() { yield return ""; }
            [Remote] public static List<int> H() => [];
            [Remote] public static (int Count, string Name) I() => (1, "");
            [Remote] public static ReadOnlyMemory<byte> J() => default;
            [Remote] public static ObjectRef<int> K() => ObjectRef.Put(1);
            """, """
            ObjectRef a = W.Remote().A(); ObjectRef b = W.Remote().B(); ObjectRef c = W.Remote().C();
            ObjectRef<string?> d = W.Remote().D(); ObjectRef<int[]> e = W.Remote().E();
            ObjectRefStream<int> f = W.Remote().F(); ObjectRefStream<string> g = W.Remote().G();
            ObjectRef<List<int>> h = W.Remote().H(); ObjectRef<(int Count, string Name)> i = W.Remote().I();
            ObjectRef<ReadOnlyMemory<byte>> j = W.Remote().J(); ObjectRef<ObjectRef<int>> k = W.Remote().K();
            """).AssertClean();
    }

    [Fact]
    public void A_parameter_that_is_a_ref_stays_one()
    {
        Generated project = Calls("public static int F(ObjectRef<int> a, int b, ObjectRef<int>[] c) => 1;", """
            /*plain*/ W.Remote().F(refInt, 1, [refInt]);
            /*mixed*/ W.Remote().F(refInt, refInt, [refInt]);
            """).AssertClean();
        Assert.Equal("ObjectRef<int>, int, ObjectRef<int>[], CancellationToken", project.Bound("plain"));
        Assert.Equal("Arg<ObjectRef<int>>, Arg<int>, ObjectRef<int>[], CancellationToken", project.Bound("mixed"));
    }

    [Fact]
    public void Caller_information_and_obsolescence_reach_the_caller()
    {
        Generated project = Calls("[Obsolete(\"old\")] public static int F([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => line;\n[Remote] [Obsolete(\"gone\", true)] public static int G() => 1;", "W.Remote().F(); W.Remote().G();");
        Assert.Equal(["CS0618", "CS0619"], project.Problems().Order());
        Assert.Contains("F([global::System.Runtime.CompilerServices.CallerLineNumber] int line = 0, ", project.Text("Tasks.W"));
    }

    [Fact]
    public void New_beside_a_ref_is_refused_instead_of_meaning_not_given()
        => Assert.Contains("CS0619", Calls("public static int F(Box a, int b) => 1;", "W.Remote().F(new(), refInt);").Problems());

    private static Generated Calls(string methods, string calls) => Generated.From($$"""
        public record Box;
        public static class W
        {
            [Remote] {{methods}}
        }
        public static class Caller
        {
            public static void Run(ObjectRef<int> refInt, ObjectRef<long> refLong, ObjectRef<string> refString, ObjectRef<List<int>> refList, ObjectRef<int[]> refInts,
                ObjectRef<SortedDictionary<string, int>> refDictionary, ObjectRef<Dictionary<string, int>> refMap, ObjectRef<float[]> refFloats, ObjectRef<ReadOnlyMemory<float>> refMemory,
                ObjectRef<List<string>> refStrings, ObjectRef<List<string?>?> refNullables, CancellationToken token)
            {
                {{calls}}
            }
        }
        """);
}
