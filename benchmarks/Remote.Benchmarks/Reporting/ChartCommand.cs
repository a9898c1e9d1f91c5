using System.CommandLine;
using Spectre.Console;

namespace Remote.Benchmarks.Reporting;

/// <summary>Draws charts from files that were measured before: what is drawn differently need not be measured again.</summary>
internal static class ChartCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "A report (.json) followed by the chart to draw from it (.svg), as often as wanted.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(static result =>
        {
            if (result.Tokens.Count % 2 != 0) result.AddError("Give pairs: a report, and the file to draw it into.");
        });
        var command = new RootCommand("Draws reports as SVG.") { files };
        command.SetAction(parsed => Draw(parsed.GetRequiredValue(files)));
        return command.Parse(args).InvokeAsync();
    }

    private static int Draw(string[] files)
    {
        foreach (string[] pair in files.Chunk(2))
        {
            try
            {
                ReportChart.Write(pair[1], ReportJson.Read(pair[0]));
            }
            catch (Exception error) when (error is InvalidDataException or IOException)
            {
                AnsiConsole.WriteLine(error.Message);
                return 1;
            }

            AnsiConsole.WriteLine($"Written: {pair[1]}");
        }

        return 0;
    }
}
