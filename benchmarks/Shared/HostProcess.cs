using System.Diagnostics;
using System.Threading.Channels;

namespace Remote.Benchmarks.Peers;

/// <summary>Another process that runs <see cref="ServingProcess"/>. Ends with its input.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    /// <summary>How long it may take to start.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int ErrorLines = 8;

    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Queue<string> errors = new();
    private readonly string name;
    private readonly Process process;

    private HostProcess(string program, string[] arguments)
    {
        name = string.Join(' ', arguments);
        process = new Process { StartInfo = StartOf(program, arguments) };
        process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        process.ErrorDataReceived += (_, line) => OnError(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>What it said first.</summary>
    public string FirstLine { get; private set; } = "";

    /// <param name="program">The path of its .dll; beside it is its executable.</param>
    /// <exception cref="InvalidOperationException">It ended before it served.</exception>
    /// <exception cref="TimeoutException">It does not serve within <see cref="Patience"/>.</exception>
    public static async Task<HostProcess> StartAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        HostProcess host = new(program, arguments);
        try
        {
            host.FirstLine = await host.ReadAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a line; one at a time.</summary>
    /// <returns>Its answer.</returns>
    /// <exception cref="InvalidOperationException">It failed, or ended.</exception>
    public async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        string answer = await ReadAsync(default);
        return answer.StartsWith(ServingProcess.Failed, StringComparison.Ordinal) ? throw new InvalidOperationException(answer[ServingProcess.Failed.Length..]) : answer;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(6));
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    // As this process was started: with `dotnet`, or by its executable.
    private static ProcessStartInfo StartOf(string program, string[] arguments)
    {
        bool byDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string file = byDotnet ? Environment.ProcessPath! : Path.ChangeExtension(program, OperatingSystem.IsWindows() ? "exe" : null);
        return new ProcessStartInfo(file, byDotnet ? [program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (await lines.Reader.WaitToReadAsync(cancellationToken) && lines.Reader.TryRead(out string? line)) return line;
        // With it, all that it wrote has come.
        await process.WaitForExitAsync(cancellationToken);
        lock (errors) throw new InvalidOperationException($"'{name}' ended with code {process.ExitCode}. It said: {string.Join(" | ", errors)}");
    }

    private void OnOutput(string? line)
    {
        if (line is null) lines.Writer.TryComplete();
        else if (line.StartsWith(ServingProcess.Mark, StringComparison.Ordinal)) lines.Writer.TryWrite(line[ServingProcess.Mark.Length..]);
    }

    private void OnError(string? line)
    {
        if (line is null) return;
        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > ErrorLines) errors.Dequeue();
        }
    }
}
