using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Remote.Generators.Codecs;
using Remote.Generators.Errors;

namespace Remote.Codecs.Tests.Generation;

/// <summary>Compiles sources against the runtime, with our generators and analyzer.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("Remote.Codecs.Tests.dll" or "Remote.Generators.dll" or "Remote.Analyzers.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Remote;
        """;

    public static CSharpCompilation Compile(string source, string assembly = "Sample", params MetadataReference[] more) => CSharpCompilation.Create(
        assembly,
        [CSharpSyntaxTree.ParseText(Usings, Options), CSharpSyntaxTree.ParseText(source, Options, path: "Sample.cs")],
        References.AddRange(more),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true,
            // As in every project of the SDK.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new CodecGenerator().AsSourceGenerator(), new ExceptionGenerator().AsSourceGenerator()],
        parseOptions: Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The library as other projects see it: a reference assembly, without the private fields of classes.</summary>
    public static MetadataReference Library(string source)
    {
        using var image = new MemoryStream();
        EmitResult result = Compile(source, "Library").Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The generated text. Fails where the whole does not compile.</summary>
    public static string Generate(string source, params MetadataReference[] libraries)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(source, more: libraries), out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        return string.Concat(compilation.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).Select(tree => tree.ToString()));
    }

    /// <summary>What the analyzer says, as the text that it points at and the message.</summary>
    public static async Task<IReadOnlyList<(string At, string Message)>> Analyze(string source, params MetadataReference[] libraries)
    {
        CSharpCompilation compilation = Compile(source, more: libraries);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new Analyzers.Contracts.TypeCannotCrossAnalyzer()]);
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (Text(d.Location), d.GetMessage()))];
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
