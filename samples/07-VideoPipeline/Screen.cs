using Samples;
using Spectre.Console;

namespace VideoPipeline;

/// <summary>Draws; knows nothing of how the work is done.</summary>
internal static class Screen
{
    public static void ShowVideo(string[] files, TimeSpan elapsed)
    {
        long bytes = files.Sum(file => new FileInfo(file).Length);
        AnsiConsole.MarkupLine(
            $"{files.Length} frames of {Scene.Width}×{Scene.Height}, {bytes:N0} bytes of JPEG, drawn in {elapsed.TotalSeconds:F2} s");
    }

    /// <summary>How much of the time each stage worked: the one that is busiest limits all of them.</summary>
    public static void ShowStages(Outcome outcome, int workers)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(new TableColumn("Stage").NoWrap())
            .AddColumn(Right("Frames")).AddColumn(Right("ms each"))
            .AddColumn(new TableColumn("Utilisation").NoWrap()).AddColumn(Right("")).AddColumn(Right("Process"));
        Add("decode (tasks)", outcome.Stages[0].Frames, outcome.Decoding, outcome.Decoding / workers / outcome.Elapsed, $"{workers} workers");
        foreach (StageReport stage in outcome.Stages) Add(stage.Stage, stage.Frames, stage.Busy, stage.Busy / outcome.Elapsed, $"{stage.ProcessId}");
        AnsiConsole.Write(table);

        void Add(string stage, int frames, TimeSpan busy, double share, string process) =>
            table.AddRow(stage, $"{frames}", $"{busy.TotalMilliseconds / frames:F2}", Report.Bar(share, 16), $"{share:P1}", process);
    }

    public static void ShowSpeeds(IEnumerable<Match> matches)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Vehicle");
        foreach (string title in new[] { "True km/h", "Measured", "Error", "Frames" }) table.AddColumn(Right(title));
        foreach (var (index, match) in matches.Index())
        {
            string colour = $"[rgb({match.Vehicle.Red},{match.Vehicle.Green},{match.Vehicle.Blue})]■[/]";
            string[] found = match.Track is { } track ? [$"{track.Speed:F1}", $"{match.Error:P1}", $"{track.Frames}"] : ["[red]not found[/]", "", ""];
            table.AddRow([$"{colour} {(match.Vehicle.PixelsPerFrame > 0 ? "→" : "←")} {index + 1}", $"{match.Vehicle.Kmh:F1}", .. found]);
        }
        AnsiConsole.Write(table);
    }

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();
}
