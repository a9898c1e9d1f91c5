using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Project = Remote.Tests.Harness.Project;

namespace Remote.Analyzers.Tests.Harness;

/// <summary>Applies the fix of one rule to a user's file, once or to all its places, and compiles what comes out.</summary>
internal static class Fix
{
    /// <summary>Asserts what the fix at the rule's first place makes of the file.</summary>
    public static async Task Applies<TAnalyzer, TFix>(string source, string expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open<TAnalyzer>(source);
        CodeAction action = await Action(new TFix(), document, found[0]);
        await Compare(await Apply(action, document), expected);
    }

    /// <summary>Asserts what "fix all in document" makes of the file, and that the rule is then quiet.</summary>
    public static async Task AppliesToAll<TAnalyzer, TFix>(string source, string expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        (Document document, ImmutableArray<Diagnostic> found) = await Open<TAnalyzer>(source);
        var fix = new TFix();
        CodeAction one = await Action(fix, document, found[0]);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, one.EquivalenceKey, fix.FixableDiagnosticIds, new FoundDiagnostics(found), default);
        CodeAction? all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Document changed = await Apply(all!, document);
        await Compare(changed, expected);
        await Rule.StaysQuiet<TAnalyzer>((await changed.GetTextAsync()).ToString());
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Found)> Open<TAnalyzer>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        Compilation compilation = Rule.Compile(source);
        Microsoft.CodeAnalysis.Project project = new AdhocWorkspace()
            .AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Project.ParseOptions)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees) project = project.AddDocument(tree.FilePath, tree.GetText(), filePath: tree.FilePath).Project;
        Document document = project.Documents.Single(candidate => candidate.Name == "File0.cs");
        SyntaxTree? file = await document.GetSyntaxTreeAsync();
        IReadOnlyList<Diagnostic> found = await Rule.Run((await document.Project.GetCompilationAsync())!, new TAnalyzer());
        return (document, [.. found.Where(diagnostic => diagnostic.Location.SourceTree == file)]);
    }

    private static async Task<CodeAction> Action(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        Assert.Contains(diagnostic.Id, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return Assert.Single(actions);
    }

    private static async Task<Document> Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task Compare(Document changed, string expected)
    {
        Document simplified = await Microsoft.CodeAnalysis.Simplification.Simplifier.ReduceAsync(changed);
        string text = (await simplified.GetTextAsync()).ToString();
        Assert.Equal(expected, text, ignoreLineEndingDifferences: true);
        Rule.Compile(text);
    }

    private sealed class FoundDiagnostics(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
