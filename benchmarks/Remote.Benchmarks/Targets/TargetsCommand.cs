using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Remote.Benchmarks.Reporting;
using Remote.Benchmarks.Start;
using Spectre.Console;

namespace Remote.Benchmarks.Targets;

/// <summary>Measures all that there is a target for, each part in a process of its own, and prints one table.</summary>
internal static class TargetsCommand
{
    private const int Width = 180;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 2 || !TryRead(args, out string seconds, out string? folder))
        {
            AnsiConsole.WriteLine("targets takes a number of seconds a row (default: 1), and a folder for the figures (default: they are not kept).");
            return 2;
        }

        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Width;
        string results = folder ?? Directory.CreateTempSubdirectory("remote-targets-").FullName;
        try
        {
            Directory.CreateDirectory(results);
            TargetRow[] rows = [.. await MeasureAsync(seconds, results)];
            AnsiConsole.Write(TargetTable.Draw(rows));
            AnsiConsole.WriteLine($"This run: {Machine.Here()}.");
            return 0;
        }
        finally
        {
            if (folder is null) Directory.Delete(results, recursive: true);
        }
    }

    private static bool TryRead(string[] args, out string seconds, out string? folder)
    {
        seconds = args.Length > 0 ? args[0] : "1";
        folder = args.Length > 1 ? args[1] : null;
        return double.TryParse(seconds, CultureInfo.InvariantCulture, out double value) && value > 0;
    }

    private static async Task<IEnumerable<TargetRow>> MeasureAsync(string seconds, string folder)
    {
        string peers = Path.Combine(folder, "peers.json"), blocking = Path.Combine(folder, "get.json"), ray = Path.Combine(folder, "ray.json"), start = Path.Combine(folder, "start.json");
        // First: the others' processes would be in its way.
        await RunAsync("start-up, actors, an idle cluster", "start", "--json", start);
        string costs = await RunAsync("NetMQ alone, bytes", CallCosts.Command, seconds);
        // Without the peers: some of them use a core while they do nothing, and a core that is wanted ends the looking.
        await RunAsync("Get() beside a bare ring", "peers", seconds, "3", "remote", "ring", "--json", blocking);
        await RunAsync("peers", "peers", seconds, "3", "--json", peers);
        await RunAsync("Ray's workloads", "ray", seconds, "--json", ray);
        return TargetTable.Rows(
            ReportJson.Read(peers), ReportJson.Read(blocking), ReportJson.Read(ray), JsonSerializer.Deserialize<CallCosts>(costs)!, JsonSerializer.Deserialize<StartFigure[]>(await File.ReadAllTextAsync(start))!);
    }

    // A row of theirs may have failed: the table says so.
    private static async Task<string> RunAsync(string what, params string[] args)
    {
        AnsiConsole.WriteLine($"Measuring: {what} ...");
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") info.ArgumentList.Add(typeof(TargetsCommand).Assembly.Location);
        foreach (string arg in args) info.ArgumentList.Add(arg);
        using Process child = Process.Start(info)!;
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return output;
    }
}
