using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Remote.Runtime.Tests.Failures;

/// <summary>A cluster for one story, with its log; its end checks that no process is left.</summary>
internal sealed class OwnCluster : ILoggerFactory, ILogger, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> log = new();

    private OwnCluster()
    {
    }

    public Cluster Cluster { get; private set; } = null!;

    /// <summary>Processes that work for tasks now.</summary>
    public int[] TaskWorkers => [.. Cluster.Workers.Where(static w => w.Role == "tasks").Select(static w => w.ProcessId)];

    public string[] Logged => [.. log];

    public static async Task<OwnCluster> StartAsync(ClusterOptions? options = null)
    {
        var own = new OwnCluster();
        own.Cluster = await Cluster.StartAsync((options ?? new() { Workers = 2, Cpus = 2 }) with { Logging = own });
        return own;
    }

    public Task UntilLoggedAsync(string text) => Signals.UntilAsync(() => log.Any(l => l.Contains(text, StringComparison.Ordinal)), $"'{text}' was not logged.");

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await Signals.UntilAsync(static () => WorkerProcesses().Length == 0, "A worker outlived its cluster.");
    }

    /// <summary>All processes that this one has started as workers, those that have no role yet included.</summary>
    public static int[] WorkerProcesses()
        => [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(static n => int.TryParse(n, out _)).Select(int.Parse!).Where(IsWorker)];

    ILogger ILoggerFactory.CreateLogger(string categoryName) => this;

    void ILoggerFactory.AddProvider(ILoggerProvider provider)
    {
    }

    void IDisposable.Dispose()
    {
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => log.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    private static bool IsWorker(int process)
    {
        try
        {
            string[] stat = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return stat[0] != "Z" && stat[1] == $"{Environment.ProcessId}" && File.ReadAllText($"/proc/{process}/cmdline").Contains("Remote.Worker.dll", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
