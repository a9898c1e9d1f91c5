using System.CommandLine;
using Spectre.Console;

namespace Remote.Benchmarks.Reporting;

/// <summary>The options of a command that measures: where its report goes besides the screen.</summary>
internal sealed class ReportFiles
{
    public Option<string?> Json { get; } = new("--json") { Description = "Write the figures to this file." };

    public Option<string?> Svg { get; } = new("--svg") { Description = "Draw the figures into this file." };

    public void AddTo(Command command)
    {
        command.Options.Add(Json);
        command.Options.Add(Svg);
    }

    /// <summary>Prints, writes and draws what was asked for.</summary>
    public void Write(Report report, ParseResult options)
    {
        ReportTable.Write(report);
        if (options.GetValue(Json) is { } json) Say(json, () => ReportJson.Write(json, report));
        if (options.GetValue(Svg) is { } svg) Say(svg, () => ReportChart.Write(svg, report));
    }

    private static void Say(string file, Action write)
    {
        write();
        AnsiConsole.WriteLine($"Written: {file}");
    }
}
