using System.Diagnostics;
using System.Reflection;

namespace Remote.Benchmarks.Peers.Hosts;

/// <summary>This program, started again as the host of a peer. Ends with its input.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    /// <summary>How long a host may take to start, and a client to connect or to let go.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int ErrorLines = 8;

    private readonly Queue<string> errors = new();
    private readonly TaskCompletionSource<string?> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private HostProcess(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        start.ArgumentList.Add(PeerHost.Name);
        start.ArgumentList.Add(name);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        process.ErrorDataReceived += (_, line) => OnError(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it is reached.</summary>
    public string Address { get; private set; } = "";

    /// <exception cref="InvalidOperationException">It ended before it served.</exception>
    /// <exception cref="TimeoutException">It does not serve within <see cref="Patience"/>.</exception>
    public static async Task<HostProcess> StartAsync(string name, CancellationToken cancellationToken)
    {
        HostProcess host = new(name);
        try
        {
            host.Address = await host.ready.Task.WaitAsync(Patience, cancellationToken) ?? throw await host.EndedAsync(name, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(5));
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

    private void OnOutput(string? line)
    {
        if (line is null) ready.TrySetResult(null);
        else if (line.StartsWith(PeerHost.Ready, StringComparison.Ordinal)) ready.TrySetResult(line[PeerHost.Ready.Length..]);
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

    private async Task<Exception> EndedAsync(string name, CancellationToken cancellationToken)
    {
        // With it, all that it wrote has come.
        await process.WaitForExitAsync(cancellationToken);
        lock (errors) return new InvalidOperationException($"The host of {name} ended with code {process.ExitCode} before it served. It said: {string.Join(" | ", errors)}");
    }
}
