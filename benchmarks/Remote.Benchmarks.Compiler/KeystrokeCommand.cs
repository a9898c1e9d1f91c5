using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Codecs;
using Remote.Generators.Errors;
using Remote.Generators.Manifest;
using Remote.Tests.Harness;
using Spectre.Console;

namespace Remote.Benchmarks.Compiler;

/// <summary>Edits one file of a project of 500 remote methods, again and again, and adds up what the driver says the generators took.</summary>
internal static class KeystrokeCommand
{
    private const int Files = 50, WarmUp = 30;
    private const double TargetMilliseconds = 5;

    public static int Run(int edits)
    {
        var table = new Table().AddColumns("edit", "generators, median ms", "95th of 100, ms", "a bare search, ms", "of the compiler's own checks of the file", "target");
        bool holds = Row(table, "in a method's body", edits, static edit => Sources.Remote(0, body: edit));
        holds &= Row(table, "of a signature", edits, static edit => Sources.Remote(0, parameter: $"scale{edit}"));
        AnsiConsole.Write(table);
        return holds ? 0 : 1;
    }

    private static bool Row(Table table, string name, int edits, Func<int, string> text)
    {
        (double[] bare, _) = Measure(edits, text, new BareGenerator());
        (double[] ours, double[] compilers) = Measure(edits, text, new RemoteGenerator(), new CodecGenerator(), new ExceptionGenerator());
        double median = ours[ours.Length / 2];
        bool holds = median < TargetMilliseconds;
        table.AddRow(name, $"{median:F2}", $"{ours[ours.Length * 95 / 100]:F2}", $"{bare[bare.Length / 2]:F2}", $"{median / compilers[compilers.Length / 2]:F2}×", $"< {TargetMilliseconds} ms: {(holds ? "holds" : "missed")}");
        return holds;
    }

    private static (double[] Ours, double[] Compilers) Measure(int edits, Func<int, string> text, params IIncrementalGenerator[] generators)
    {
        CSharpCompilation project = Project.Create([.. Enumerable.Range(0, Files).Select(static file => Sources.Remote(file))]);
        SyntaxTree edited = project.SyntaxTrees.Single(static tree => tree.FilePath == "File0.cs");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generators.Select(GeneratorExtensions.AsSourceGenerator), parseOptions: Project.ParseOptions).RunGenerators(project);
        var ours = new List<double>();
        var compilers = new List<double>();
        for (int edit = 1; edit <= WarmUp + edits; edit++)
        {
            SyntaxTree next = Project.Parse(text(edit), edited.FilePath);
            project = project.ReplaceSyntaxTree(edited, next);
            edited = next;
            driver = driver.RunGenerators(project);
            if (edit <= WarmUp) continue;
            ours.Add(driver.GetTimingInfo().GeneratorTimes.Sum(static time => time.ElapsedTime.TotalMilliseconds));
            long start = Stopwatch.GetTimestamp();
            project.GetSemanticModel(next).GetDiagnostics();
            compilers.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return ([.. ours.Order()], [.. compilers.Order()]);
    }
}
