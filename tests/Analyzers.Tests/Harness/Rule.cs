using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Generators.Codecs;
using Remote.Generators.Manifest;
using Project = Remote.Tests.Harness.Project;

namespace Remote.Analyzers.Tests.Harness;

/// <summary>Runs one analyzer over a user's project, generated code included.</summary>
internal static class Rule
{
    /// <summary>Asserts that the rule fires at each text, in order, and nowhere else, with its own severity and a link to its page.</summary>
    public static async Task Fires<TAnalyzer>(string source, params string[] at) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var analyzer = new TAnalyzer();
        DiagnosticDescriptor rule = analyzer.SupportedDiagnostics.Single();
        IReadOnlyList<Diagnostic> found = await Run(analyzer, source);
        Assert.Equal(at, found.Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
        Assert.All(found, diagnostic => Assert.Equal((rule.Id, rule.DefaultSeverity), (diagnostic.Id, diagnostic.Severity)));
        Assert.Equal($"docs/rules/{rule.Id}.md", rule.HelpLinkUri);
    }

    public static Task StaysQuiet<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new() => Fires<TAnalyzer>(source);

    /// <summary>The messages of a rule, in the order of their places.</summary>
    public static async Task<IReadOnlyList<string>> Messages<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new()
        => [.. (await Run(new TAnalyzer(), source)).Select(diagnostic => diagnostic.GetMessage())];

    /// <summary>The same in a file that the compiler refuses with these errors.</summary>
    public static async Task<IReadOnlyList<string>> MessagesBeside<TAnalyzer>(string source, params string[] errors) where TAnalyzer : DiagnosticAnalyzer, new()
        => [.. (await Run(Compile(source, errors), new TAnalyzer())).Select(diagnostic => diagnostic.GetMessage())];

    /// <summary>What the analyzers find in a compilation, in the order of its places; rules that are off by default are on.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        IEnumerable<DiagnosticDescriptor> off = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault);
        CompilationOptions options = compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.SetItems(off.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info))));
        ImmutableArray<Diagnostic> found = await compilation.WithOptions(options).WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The user's project with what the generators add; the user's own files have no error.</summary>
    public static Compilation Compile(string source, params MetadataReference[] references) => Compile(source, [], references);

    /// <summary>The user's project with what the generators add; the user's own files have just these errors.</summary>
    public static Compilation Compile(string source, IReadOnlyList<string> errors, params MetadataReference[] references)
    {
        CSharpCompilation before = Project.Create(source, references).WithOptions(
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        CSharpGeneratorDriver
            .Create([new RemoteGenerator().AsSourceGenerator(), new CodecGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        IEnumerable<string> found = after.GetDiagnostics()
            .Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Location.SourceTree is { } tree && before.ContainsSyntaxTree(tree))
            .Select(problem => problem.Id);
        Assert.Equal(errors.Order(), found.Order());
        return after;
    }

    private static Task<IReadOnlyList<Diagnostic>> Run(DiagnosticAnalyzer analyzer, string source) => Run(Compile(source), analyzer);
}
