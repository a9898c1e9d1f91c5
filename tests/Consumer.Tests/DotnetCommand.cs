using System.Diagnostics;

namespace Remote.Consumer.Tests;

/// <summary>Runs the dotnet command that runs these tests.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs to the end, or kills the command with all its children and fails.</summary>
    public static async Task<CommandResult> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        string command = $"dotnet {string.Join(' ', arguments)}";
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{command}' did not end within {Limit}.\n{await output}\n{await error}");
        }

        return new CommandResult(command, process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test run's own MSBuild settings would lead the inner build astray; its idle nodes would outlive the test.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("NUGET_PACKAGES");     // It would overrule the package folder of the solution's nuget.config.
        start.Environment["LC_ALL"] = "C";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }
}
