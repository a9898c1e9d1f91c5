using Spectre.Console;

namespace Samples;

/// <summary>What every sample prints at its end.</summary>
internal static class Report
{
    public static void SpeedUp(string work, int workers, TimeSpan parallel, TimeSpan alone) => AnsiConsole.MarkupLine(
        $"{Markup.Escape(work)}: [bold]{parallel.TotalSeconds:F2} s[/] with {workers} workers, {alone.TotalSeconds:F2} s on one thread, " +
        $"[bold]speed-up {alone / parallel:F2}[/].");

    /// <summary>Says whether it holds; returns it.</summary>
    public static bool Check(bool holds, string statement)
    {
        AnsiConsole.MarkupLine(holds ? $"[green]✓ {Markup.Escape(statement)}[/]" : $"[red]✗ NOT TRUE: {Markup.Escape(statement)}[/]");
        return holds;
    }

    /// <summary>A bar of how much of the time something worked.</summary>
    public static string Bar(double share, int width = 20)
    {
        int full = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        return $"[green]{new string('█', full)}[/][grey]{new string('░', width - full)}[/]";
    }
}
