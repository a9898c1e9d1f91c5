using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Remote.Samples.Tests;

/// <summary>A sample's process, and the processes that it started; all gone when disposed.</summary>
internal sealed class SampleRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource limit = new(Limit);
    private readonly Process process;
    private readonly StringBuilder lines = new();
    private readonly Task<string> output;
    private readonly Task<string> error;

    private SampleRun(string name, string[] arguments)
    {
        string sample = Programs[name];
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        process = Process.Start(new ProcessStartInfo(host, [sample, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        (output, error) = (ReadOutputAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>All samples: the name of each, and the program that it builds.</summary>
    public static IReadOnlyDictionary<string, string> Programs { get; } = typeof(SampleRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(one => one.Key.EndsWith(".csproj", StringComparison.Ordinal))
        .ToDictionary(one => Path.GetFileNameWithoutExtension(one.Key)["Remote.Samples.".Length..], one => one.Value!);

    public static SampleRun Quickstart(params string[] arguments) => Of("Quickstart", arguments);

    public static SampleRun Of(string name, params string[] arguments) => new(name, arguments);

    /// <summary>What it has printed so far.</summary>
    public string OutputSoFar
    {
        get
        {
            lock (lines) return lines.ToString();
        }
    }

    public ChildProcess[] Children() => ChildProcess.Of(process.Id);

    /// <summary>Looks again and again until the condition holds; the program ending before that is a failure.</summary>
    public async Task<T> WaitForAsync<T>(Func<T?> look) where T : class
    {
        while (true)
        {
            if (look() is { } found) return found;
            if (process.HasExited) Assert.Fail($"The program ended before.\n{await output}\n{await error}");
            await Task.Delay(1, limit.Token);
        }
    }

    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }

    private async Task<string> ReadOutputAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            lock (lines) lines.AppendLine(line);
        return OutputSoFar;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
        limit.Dispose();
    }
}
