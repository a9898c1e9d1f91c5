using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Ide;

/// <summary>What an editor shows over a generated method, asked of the compiler as the editor does.</summary>
public sealed class HoverTests
{
    private const string Source = """
        public static class Pi
        {
            /// <summary>Counts the points inside the circle, as <see cref="Estimate"/> needs them.</summary>
            /// <param name="samples">How many points.</param>
            /// <param name="seed">Where the sequence starts.</param>
            /// <returns>The points inside.</returns>
            /// <exception cref="ArgumentOutOfRangeException">There are no points.</exception>
            [Remote] public static long CountInside(long samples, int seed = 7, string name = "pi") => samples;
            [Remote] public static double Estimate(long hits) => hits;
        }

        /// <summary>A counter.</summary>
        [Remote] public class Counter(int start = 5)
        {
            /// <summary>Adds.</summary>
            /// <param name="by">How much.</param>
            public int Add(int by = 1) => start += by;
        }

        public static class App
        {
            public static void Main(IActorRef<Counter> counter)
            {
                _ = /*task*/ Pi.Remote().CountInside(3);
                _ = /*actor*/ counter.Add();
                _ = /*new*/ Counter.Remote();
            }
        }
        """;

    private static readonly Generated Program = Generated.From(Source);

    [Fact]
    public void A_task_shows_the_users_documentation()
    {
        string shown = Called("task").GetDocumentationCommentXml()!;
        Assert.Contains("Counts the points inside the circle, as <see cref=\"M:Pi.Estimate(System.Int64)\"", shown, StringComparison.Ordinal);
        Assert.Contains("<param name=\"samples\">How many points.</param>", shown, StringComparison.Ordinal);
        Assert.Contains("<param name=\"seed\">Where the sequence starts.</param>", shown, StringComparison.Ordinal);
        Assert.Contains("<returns>The points inside.</returns>", shown, StringComparison.Ordinal);
        Assert.Contains("<exception cref=\"T:System.ArgumentOutOfRangeException\">There are no points.</exception>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actors_method_shows_the_users_documentation()
    {
        string shown = Called("actor").GetDocumentationCommentXml()!;
        Assert.Contains("<summary>Adds.</summary>", shown, StringComparison.Ordinal);
        Assert.Contains("<param name=\"by\">How much.</param>", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("task", "samples", "seed = 7", "name = pi", "cancellationToken = ")]
    [InlineData("actor", "by = 1", "cancellationToken = ")]
    [InlineData("new", "start = 5", "options = ")]
    public void Names_and_defaults_are_the_users(string label, params string[] parameters)
        => Assert.Equal(parameters, Called(label).Parameters.Select(static parameter => parameter.Name + (parameter.HasExplicitDefaultValue ? $" = {parameter.ExplicitDefaultValue}" : "")));

    /// <summary>The method behind a call, as an editor sees it: an extension without its receiver.</summary>
    private static IMethodSymbol Called(string label)
    {
        SyntaxTree tree = Program.AssertClean().Compilation.SyntaxTrees.Single(static candidate => candidate.ToString() == Source);
        int position = Source.IndexOf($"/*{label}*/", StringComparison.Ordinal);
        InvocationExpressionSyntax call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().First(node => node.SpanStart > position);
        return (IMethodSymbol)Program.Compilation.GetSemanticModel(tree).GetSymbolInfo(call).Symbol!;
    }
}
