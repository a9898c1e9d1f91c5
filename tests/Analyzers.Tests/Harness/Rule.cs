using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Tests.Harness;

namespace Remote.Analyzers.Tests.Harness;

/// <summary>Runs one analyzer over a user's project.</summary>
internal static class Rule
{
    /// <summary>Asserts that the rule fires at each text, in order, and nowhere else, with an error that links to its page.</summary>
    public static async Task Fires<TAnalyzer>(string source, params string[] at) where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var analyzer = new TAnalyzer();
        DiagnosticDescriptor rule = analyzer.SupportedDiagnostics.Single();
        IReadOnlyList<Diagnostic> found = await Run(analyzer, source);
        Assert.Equal(at, found.Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
        Assert.All(found, diagnostic => Assert.Equal((rule.Id, DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity)));
        Assert.Equal($"docs/rules/{rule.Id}.md", rule.HelpLinkUri);
    }

    public static Task StaysQuiet<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new() => Fires<TAnalyzer>(source);

    /// <summary>The messages of a rule, in the order of their places.</summary>
    public static async Task<IReadOnlyList<string>> Messages<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new()
        => [.. (await Run(new TAnalyzer(), source)).Select(diagnostic => diagnostic.GetMessage())];

    private static async Task<IReadOnlyList<Diagnostic>> Run(DiagnosticAnalyzer analyzer, string source)
    {
        CSharpCompilation compilation = Project.Create(source).WithOptions(
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        Assert.DoesNotContain(compilation.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
