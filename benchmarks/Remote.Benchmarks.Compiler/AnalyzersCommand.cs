using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Analyzers.Tasks;
using Remote.Generators.Codecs;
using Remote.Generators.Manifest;
using Remote.Tests.Harness;
using Spectre.Console;

namespace Remote.Benchmarks.Compiler;

/// <summary>Compiles a large project to bytes, and again with all of Remote's analyzers, by turns.</summary>
internal static class AnalyzersCommand
{
    private const int LinesPerFile = 100, RemoteFiles = 50, Rounds = 4;
    private const double Target = 0.05;

    public static async Task<int> RunAsync(int lines)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. typeof(AsyncVoidAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];
        string[] files = [.. Enumerable.Range(0, RemoteFiles).Select(static file => Sources.Remote(file)), .. Enumerable.Range(0, lines / LinesPerFile).Select(static file => Sources.Ordinary(file, RemoteFiles))];
        AnsiConsole.WriteLine($"{files.Sum(static file => file.Count(static character => character == '\n')):N0} lines, {analyzers.Length} analyzers, {Rounds} rounds (the first is not counted)");
        var compile = new List<double>();
        var ours = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            (double compiled, double analyzed) = await RoundAsync(files, analyzers);
            if (round == 0) continue;
            compile.Add(compiled);
            ours.Add(analyzed);
        }

        double share = ours.Order().ElementAt(ours.Count / 2) / compile.Order().ElementAt(compile.Count / 2);
        AnsiConsole.WriteLine($"Parse, generate, check and emit: {compile.Order().ElementAt(compile.Count / 2):N0} ms; in the analyzers: {ours.Order().ElementAt(ours.Count / 2):N0} ms of processor time");
        AnsiConsole.WriteLine($"Share: {share:P1} (target: < {Target:P0}: {(share < Target ? "holds" : "missed")})");
        return share < Target ? 0 : 1;
    }

    private static async Task<(double Compile, double Analyzers)> RoundAsync(string[] files, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        long start = Stopwatch.GetTimestamp();
        Compilation compiled = Generate(Project.Create(files));
        using var image = new MemoryStream();
        if (!compiled.Emit(image).Success) throw new InvalidOperationException(string.Join("\n", compiled.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error).Take(5)));
        double compile = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        // Alone, one after another, so that the times are of processors and not of waiting for one.
        CompilationWithAnalyzers run = Generate(Project.Create(files)).WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = await run.GetAnalysisResultAsync(default);
        return (compile, result.AnalyzerTelemetryInfo.Values.Sum(static telemetry => telemetry.ExecutionTime.TotalMilliseconds));
    }

    private static Compilation Generate(CSharpCompilation project)
    {
        CSharpGeneratorDriver
            .Create([new RemoteGenerator().AsSourceGenerator(), new CodecGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation after, out _);
        return after;
    }
}
