using System.Collections.Concurrent;
using System.Diagnostics;

namespace Remote.Launch.Tests.Support;

/// <summary>A program that a test has started, and what it says.</summary>
internal sealed class StartedProgram : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StartedProgram(string fileName, params string[] arguments)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo(fileName, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true },
        };
        process.OutputDataReceived += (_, line) => OnLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
    }

    public string Output => string.Join('\n', lines);

    /// <summary>Waits for the line <c>ready</c>; false where the program ends without it.</summary>
    public async Task<bool> IsReadyAsync() => await ready.Task.WaitAsync(Limits.Generous);

    /// <summary>The values of the lines <c>name=value</c>.</summary>
    public string[] Values(string name)
        => [.. lines.Where(line => line.StartsWith(name + "=", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..])];

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Limits.Generous);
    }

    public async Task<int> EndInputAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limits.Generous);
        return process.ExitCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private void OnLine(string? line)
    {
        if (line is not null) lines.Enqueue(line);
        if (line is null or "ready") ready.TrySetResult(line is not null);
    }
}
