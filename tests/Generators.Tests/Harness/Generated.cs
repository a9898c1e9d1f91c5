using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Codecs;
using Remote.Generators.Errors;
using Remote.Generators.Manifest;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Harness;

/// <summary>A user's project after all generators have run over it; the first result is that of the proxies' generator.</summary>
internal sealed class Generated
{
    private Generated(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Result = result;
    }

    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    public static Generated From(string source, params MetadataReference[] references) => From(Project.Create(source, references));

    public static Generated From(CSharpCompilation before)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        return new Generated(after, driver.GetRunResult());
    }

    public static GeneratorDriver Driver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new RemoteGenerator().AsSourceGenerator(), new CodecGenerator().AsSourceGenerator(), new ExceptionGenerator().AsSourceGenerator()],
        parseOptions: Project.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>Fails with the compiler's own words and the generated text unless all compiles without a warning.</summary>
    public Generated AssertClean()
    {
        Assert.Null(Result.Results[0].Exception);
        string[] problems = [.. Compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(Describe)];
        Assert.True(problems.Length == 0, string.Join("\n", problems) + "\n\n" + AllText());
        return this;
    }

    /// <summary>The ids of the compiler's errors and warnings.</summary>
    public IReadOnlyList<string> Problems()
        => [.. Compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(problem => problem.Id)];

    /// <summary>The parameters of the overload that the first call after <c>/*label*/</c> binds to, without namespaces.</summary>
    public string Bound(string label)
    {
        SyntaxTree tree = Compilation.SyntaxTrees.First(candidate => candidate.ToString().Contains($"/*{label}*/", StringComparison.Ordinal));
        int position = tree.ToString().IndexOf($"/*{label}*/", StringComparison.Ordinal) + label.Length + 4;
        SemanticModel model = Compilation.GetSemanticModel(tree);
        InvocationExpressionSyntax call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(node => node.SpanStart >= position)
            .OrderBy(node => node.SpanStart).ThenByDescending(node => node.Span.Length)
            .First();
        var method = (IMethodSymbol?)model.GetSymbolInfo(call).Symbol;
        Assert.True(method is not null, $"'{call}' binds to nothing");
        return string.Join(", ", method.Parameters.Select(Describe));
    }

    /// <summary>The text of the one file whose name starts so.</summary>
    public string Text(string hintPrefix)
        => Result.Results[0].GeneratedSources.Single(source => source.HintName.StartsWith(hintPrefix, StringComparison.Ordinal)).SourceText.ToString();

    private static string Describe(IParameterSymbol parameter)
        => (parameter.IsParams ? "params " : "") + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Describe(Diagnostic problem)
        => $"{problem} >> {problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line]}";

    private string AllText()
        => string.Join("\n", Result.Results.SelectMany(result => result.GeneratedSources).Select(source => $"===== {source.HintName}\n{source.SourceText}"));
}
