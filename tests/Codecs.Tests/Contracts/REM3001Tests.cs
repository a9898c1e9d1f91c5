using Remote.Codecs.Tests.Generation;

namespace Remote.Codecs.Tests.Contracts;

public sealed class REM3001Tests
{
    [Theory]
    [InlineData("Action", "Action is a delegate")]
    [InlineData("System.IO.FileStream", "FileStream is a stream")]
    [InlineData("object", "object does not say what it holds")]
    [InlineData("dynamic", "dynamic does not say")]
    [InlineData("List<Task<int>>", "List<Task<int>>[] is work under way")]
    [InlineData("Type", "Type is a piece of loaded code")]
    [InlineData("Thread", "Thread is a thread")]
    [InlineData("Exception", "Exception is an exception")]
    [InlineData("Microsoft.Win32.SafeHandles.SafeFileHandle", "is an open handle")]
    [InlineData("int[,,,,]", "more than four dimensions")]
    [InlineData("System.Net.Http.HttpClient", "no codec for")]
    [InlineData("IDisposable", "no codec for")]
    [InlineData("Order", "Order.Lines[].Changed is a delegate")]
    [InlineData("Secret", "Secret.hidden is hidden state")]
    [InlineData("GetOnly", "GetOnly.Items can be read but not set")]
    [InlineData("NoConstructor", "NoConstructor has no accessible constructor")]
    [InlineData("Captured", "Captured has no accessible constructor")]
    [InlineData("Eventful", "Eventful.Changed is an event")]
    [InlineData("WriteOnly", "WriteOnly.Value cannot be read")]
    [InlineData("Lonely", "Lonely is abstract")]
    [InlineData("ILonely", "ILonely is an interface that no type")]
    [InlineData("Parent", "Parent (as Bad).Callback is a delegate")]
    [InlineData("Actor", "Actor is an actor")]
    [InlineData("Tokened", "Tokened.Token is a token inside of a value")]
    [InlineData("Pointing", "Pointing.Address is a pointer")]
    [InlineData("ObjectRef", "ObjectRef is a ref without a type")]
    public async Task It_fires_at_the_parameter(string type, string message)
    {
        (string at, string text) = Assert.Single(await Compiler.Analyze(Types + $$"""public static class Tasks { [Remote] internal static unsafe void F(int ok, {{type}} bad) { } }"""));

        Assert.Equal("bad", at);
        Assert.StartsWith("Parameter 'bad' cannot cross to another process: ", text);
        Assert.Contains(message, text);
    }

    [Theory]
    [InlineData("public static class T { [Remote] public static Task<Action> F() => null!; }", "Task<Action>")]
    [InlineData("[Remote] public class A { public Action F() => () => { }; }", "Action")]
    [InlineData("[Remote] public class A(Action run) { public void F() => run(); }", "run")]
    [InlineData("[Remote] public interface IA { void F(Action run); }", "run")]
    [InlineData("public class B { public void F(Action run) { } } [Remote] public class A : B { }", "run")]
    [InlineData("[Remote] public class B { public void F(Action run) { } } [Remote] public class A : B { }", "run")]
    [InlineData("public static class T { public static object F() => ObjectRef.Put(new Action(() => { })); }", "new Action(() => { })")]
    [InlineData("public static class T { public static object F() => new RemoteQueue<Action>(3); }", "new RemoteQueue<Action>(3)")]
    [InlineData("public static class T { public static RemoteQueue<Action> F() => new(); }", "new()")]
    public async Task It_fires_wherever_a_type_crosses(string source, string place)
    {
        (string at, string text) = Assert.Single(await Compiler.Analyze(source));

        Assert.Equal(place, at);
        Assert.Contains("is a delegate", text);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("Good")]
    [InlineData("Dictionary<string, Good?[]>")]
    [InlineData("ObjectRef<Good>")]
    [InlineData("IActorRef<Actor>")]
    [InlineData("CancellationToken")]
    [InlineData("(int A, List<Good> B)")]
    [InlineData("Known")]
    [InlineData("IReadOnlyDictionary<Guid, ReadOnlyMemory<byte>>")]
    [InlineData("Span<int>")]
    [InlineData("ref Action")]
    public async Task It_stays_quiet(string type)
        => Assert.Empty(await Compiler.Analyze(Types + $$"""
            public static class Tasks { [Remote] public static void F({{type}} good) { } [Remote] public static void G<X>(X open) { } public static void H(Action local) { } }
            [Remote] public class Quiet([FromServices] Action service) : IDisposable { internal void F(Action run) => service(); public void Dispose() { } }
            """));

    private const string Types = """
        public record Good(string A, int? B, Good? Next);
        public abstract record Known; public record KnownCase(int X) : Known;
        public record Line(int X, Action Changed); public record Order(List<Line> Lines);
        public class Secret { private int hidden = 1; public int Shown { get; set; } }
        public class GetOnly { public List<int> Items { get; } = []; }
        public class NoConstructor { private NoConstructor() { } public int X { get; set; } }
        public class Captured(int seed) { public int X { get; set; } public int F() => seed; }
        public class Eventful { public event Action? Changed; public int X { get; set; } }
        public class WriteOnly { public int Value { private get; set; } }
        public abstract class Lonely; public interface ILonely;
        public abstract class Parent; public class Bad : Parent { public Action? Callback; }
        [Remote] public class Actor { }
        public record Tokened(CancellationToken Token);
        public unsafe struct Pointing { public int* Address; }

        """;

    [Fact]
    public async Task It_fires_where_a_generic_member_is_called_with_what_cannot_cross()
    {
        // What the generator writes for a generic task.
        const string Proxies = """
            public abstract class Template<T>;
            public readonly struct Proxies { [Remote.GeneratedCode.ClosedFrom(typeof(Template<>))] public ObjectRef<T> Echo<T>(T item) => null!; }
            """;
        (string at, string text) = Assert.Single(await Compiler.Analyze(Proxies + """
            public static class Caller
            {
                public static void Run(Proxies proxies, System.IO.Stream stream) { proxies.Echo(stream); proxies.Echo(1); }
                public static void Open<T>(Proxies proxies, T item) => proxies.Echo(new List<T> { item });
            }
            """));

        Assert.Equal("Echo", at);
        Assert.StartsWith("The type argument Stream cannot cross to another process: Stream is a stream", text);
    }
}
