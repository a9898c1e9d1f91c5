namespace Remote.Codecs.Tests.Generation;

/// <summary>Types of a library that knows nothing of Remote.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        namespace Lib;
        public record Person(string Name, int Age);
        public class Settings { public string? A { get; set; } public int Twice => 2 * (A?.Length ?? 0); }
        public abstract class Shape; public class Circle : Shape { public double Radius { get; init; } } internal class Secret : Shape;
        public abstract class Open; public class Known : Open { public int X; }
        public class GetOnly { public int X { get; } = 5; }
        public struct Mixed { private readonly string text; public Mixed(string text) => this.text = text; public string Text => text; }
        public struct Closed { private string text; public void Set() => text = ""; }
        """;

    [Theory]
    [InlineData("Lib.Person", "new global::Lib.Person(__0, __1)")]
    [InlineData("Lib.Settings", "new global::Lib.Settings() { @A = __0 }")]
    [InlineData("Lib.Open", "case 0: value = global::Remote.GeneratedCode.Guarded.Read<global::Lib.Known>")]
    [InlineData("Lib.Mixed", "new global::Lib.Mixed(__0)")]
    public void They_cross(string type, string expected)
        => Assert.Contains(expected, Compiler.Generate($$"""public static class T { [Remote] public static void F({{type}} p) { } }""", Compiler.Library(Library)));

    [Theory]
    [InlineData("Lib.Shape", "Secret")]
    [InlineData("Lib.GetOnly", "GetOnly.X can be read but not set")]
    [InlineData("Lib.Closed", "is hidden state")]
    public async Task What_of_them_cannot_cross_is_said(string type, string message)
    {
        (string at, string text) = Assert.Single(await Compiler.Analyze(
            $$"""public static class T { [Remote] public static void F({{type}} p) { } }""", Compiler.Library(Library)));

        Assert.Equal("p", at);
        Assert.Contains(message, text);
    }
}
