using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Remote.Codecs.Tests.Generation;

public sealed class CodecGeneratorTests
{
    [Theory]
    [InlineData("public record P(string Name, int Age);", "new global::P(__0, __1)")]
    [InlineData("public sealed class P { public int A { get; set; } public string? B; }", "new global::P() { @A = __0, @B = __1 }")]
    [InlineData("public class P(int a) { public int A { get; } = a; public required string B { get; init; } }", "new global::P(__0) { @B = __1 }")]
    [InlineData("public class P { public P() {} public P(int a) { A = a; } public P(int a, int other) { A = a + other; } public int A { get; } public int B { get; set; } }", "new global::P(__0) { @B = __1 }")]
    [InlineData("public class P { public required int A { get; init; } public P(int a) { A = a; } }", "new global::P(__0) { @A = __0 }")]
    [InlineData("public struct P { public string A; public int B { get; init; } }", "new global::P() { @A = __0, @B = __1 }")]
    [InlineData("public readonly record struct P(string A);", "new global::P(__0)")]
    [InlineData("public class B { public int X { get; set; } } public class P : B { public string? Y { get; set; } }", "new global::P() { @X = __0, @Y = __1 }")]
    [InlineData("public abstract class B { public abstract string Y { get; } } public class P(string y) : B { public override string Y { get; } = y; }", "new global::P(__0)")]
    [InlineData("public class P { private string _name = \"\"; public string Name { get => _name; set => _name = value; } }", "{ @Name = __0 }")]
    [InlineData("public class P { public string Name { get; set => field = value.Trim(); } = \"\"; }", "{ @Name = __0 }")]
    [InlineData("public class P { public string? @event { get; set; } public int Double => 2 * (@event?.Length ?? 0); }", "{ @event = __0 }")]
    [InlineData("public record P(P? Next, List<P> Others);", "new global::P(__0, __1)")]
    [InlineData("public class P { [NonSerialized] private int cache = 1; public string? S { get; set; } public int Get() => cache; }", "{ @S = __0 }")]
    [InlineData("internal record P(string A); ", "new global::P(__0)")]
    public void A_plain_type_gets_a_formatter(string type, string creation)
    {
        string generated = Compiler.Generate($$"""{{type}} internal static class Tasks { [Remote] public static void F(P p) { } }""");

        Assert.Contains(creation, generated);
        Assert.Contains("Codecs.Register<global::P>(0x", generated);
    }

    [Theory]
    [InlineData("List<int>", "CollectionCodecs.List<int>")]
    [InlineData("int[,]", "CollectionCodecs.Array2<int>")]
    [InlineData("int?", "CollectionCodecs.Nullable<int>")]
    [InlineData("(int A, string B)", "Codecs.Register<global::System.ValueTuple<int, string>>")]
    [InlineData("DayOfWeek", "Codecs.RegisterUnmanaged<global::System.DayOfWeek>")]
    [InlineData("(int, double)", "Codecs.RegisterUnmanaged<global::System.ValueTuple<int, double>>")]
    [InlineData("ObjectRef<string>[]", "Codecs.RegisterObjectRef<string>")]
    [InlineData("IActorRef<Actor>", "Codecs.RegisterActorRef<global::Actor>")]
    [InlineData("RemoteQueue<string>", "Codecs.RegisterQueue<string>")]
    [InlineData("RemoteQueue<Guid?>", "CollectionCodecs.Nullable<global::System.Guid>")]
    [InlineData("RemoteQueue<string>", "CollectionCodecs.Array<string>")]
    [InlineData("ReadOnlyMemory<float>", "CollectionCodecs.Array<float>")]
    [InlineData("Dictionary<string, List<Guid?>>", "CollectionCodecs.Nullable<global::System.Guid>")]
    public void A_type_in_a_signature_is_registered(string type, string registration)
    {
        string generated = Compiler.Generate($$"""
            [Remote] public class Actor { }
            public static class Tasks { [Remote] public static void F({{type}} p) { } }
            """);

        Assert.Contains(registration, generated);
    }

    [Theory]
    [InlineData("public static class T { [Remote] public static Task<DayOfWeek> F() => null!; }")]
    [InlineData("public static class T { [Remote] public static async IAsyncEnumerable<DayOfWeek> F() { await Task.Yield(); yield break; } }")]
    [InlineData("public static class T { [Remote] public static IEnumerable<DayOfWeek> F() => []; }")]
    [InlineData("[Remote] public class A { public ValueTask<DayOfWeek> F() => default; }")]
    [InlineData("[Remote] public class A(DayOfWeek day) { public string F() => day.ToString(); }")]
    [InlineData("public class B { public void F(DayOfWeek day) { } } [Remote] public class A : B { }")]
    [InlineData("public interface IB { void F(DayOfWeek day); } [Remote] public interface IA : IB { }")]
    [InlineData("public static class T { public static object F() => ObjectRef.Put(DayOfWeek.Friday); }")]
    [InlineData("public static class T { public static object F() => ObjectRef.Put<DayOfWeek>(default); }")]
    public void Types_are_found_wherever_they_cross(string source)
        => Assert.Contains("RegisterUnmanaged<global::System.DayOfWeek>", Compiler.Generate(source));

    [Theory]
    [InlineData("[Remote] public class A { internal void F(DayOfWeek day) { } public void G(CancellationToken token) { } }")]
    [InlineData("public static class T { [Remote] public static void F<X>(X value, List<X> values) { } }")]
    [InlineData("public static class T { public static object F<X>(X value) => ObjectRef.Put(value); }")]
    [InlineData("public static class T { [Remote] public static int F(string text, double[] numbers) => 0; }", "CollectionCodecs.Array<double>")]
    [InlineData("public static class T { [Remote] public static void F(Action action) { } }")]
    public void Nothing_else_is_registered(string source, string? only = null)
    {
        string generated = Compiler.Generate(source);

        Assert.Equal(only is null ? 0 : 1, generated.Split(">(0x").Length - 1);
        Assert.Contains(only ?? "", generated);
    }

    [Fact]
    public void A_hierarchy_is_tagged_in_the_order_of_names()
    {
        string generated = Compiler.Generate("""
            namespace Z { public record Last(int X) : Shape; }
            public abstract record Shape;
            public record First(int X) : Shape;
            public abstract record Between : Shape;
            public record Inner(int X) : Between;
            public static class Tasks { [Remote] public static void F(Shape shape) { } }
            """);

        Assert.Contains("case 0: value = global::Remote.GeneratedCode.Guarded.Read<global::First>", generated);
        Assert.Contains("case 1: value = global::Remote.GeneratedCode.Guarded.Read<global::Inner>", generated);
        Assert.Contains("case 2: value = global::Remote.GeneratedCode.Guarded.Read<global::Z.Last>", generated);
    }

    [Fact]
    public void The_names_of_a_tuples_elements_do_not_matter()
    {
        string generated = Compiler.Generate("public static class Tasks { [Remote] public static (int X, string Y) F((int A, string B) p) => p; }");

        Assert.Equal(2, generated.Split("Codecs.Register<").Length);
    }

    [Theory]
    [InlineData("public static class Driver { public static object F() => new RemoteQueue<P>(3); }")]
    [InlineData("public static class Driver { public static RemoteQueue<P> F() => new(3); }")]
    [InlineData("public record Holder(RemoteQueue<P>? Queue);")]
    public void A_queue_is_registered_wherever_its_type_is_named(string source)
    {
        string generated = Compiler.Generate("public record P(string Name); " + source);
        Assert.Contains("new global::P(__0)", generated);
        Assert.Contains("CollectionCodecs.Array<global::P>(0x", generated);
        Assert.Contains("Codecs.RegisterQueue<global::P>(0x", generated);
        Assert.Contains("typeof(CodecRegistrations).Assembly", generated);
    }

    [Fact]
    public void A_queue_of_a_type_parameter_is_left_out()
        => Assert.DoesNotContain("RegisterQueue", Compiler.Generate("public class Holder<T> { public RemoteQueue<T>? Queue { get; set; } } internal static class Tasks { [Remote] public static void F(int a) { } }"));

    [Theory]
    [InlineData("[Remote] public static void F(Missing a) { }")]
    [InlineData("[Remote] public static List<Missing[]> F() => null!;")]
    [InlineData("[Remote] public static void F(Holder a) { }")]
    [InlineData("[Remote] public static void F(Outer<Missing>.Inner a) { }")]
    [InlineData("public static object F() => ObjectRef.Put(new Holder(null!));")]
    public void A_type_that_the_compiler_cannot_find_is_reported_by_the_compiler_alone(string member)
    {
        CSharpCompilation before = Compiler.Compile($$"""
            public record Holder(Missing Value);
            public static class Outer<T> { public record Inner(int A); }
            public static class Work { {{member}} [Remote] public static void Fine(DayOfWeek day) { } }
            """);
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        Assert.Equal(
            before.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).Order(),
            after.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).Order());
        Assert.Contains("RegisterUnmanaged<global::System.DayOfWeek>", after.SyntaxTrees.Last().ToString());
    }
}
