using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Remote.Codecs.Fuzz;

/// <summary>Has another process do the reading: bytes that end it can then be named.</summary>
internal static class Watch
{
    public static async Task<int> RunAsync(double seconds, int seed, CancellationToken stop)
    {
        AnsiConsole.MarkupLineInterpolated($"Seed {seed}, {seconds} s, {Specimens.All.Count(specimen => specimen.IsGuarded)} types.");
        using var box = new Box(Path.Combine(Path.GetTempPath(), $"remote-fuzz-{Environment.ProcessId}"), isNew: true);
        string[] own = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(Watch).Assembly.Location] : [];
        string[] arguments = [.. own, "--box", box.Path, "--seconds", seconds.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture)];
        using Process reader = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments))!;
        try
        {
            await reader.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            reader.Kill();
            throw;
        }

        if (reader.ExitCode is 0 or Reading.Failed) return reader.ExitCode;
        (int type, byte[] input) = box.Read();
        AnsiConsole.MarkupLineInterpolated($"[red]Reading ended the process[/] (exit code {reader.ExitCode}): {Specimens.All[type].Name}. Again: --replay {type}:{Convert.ToHexString(input)}");
        return Reading.Failed;
    }
}
