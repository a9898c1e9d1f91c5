using Microsoft.Extensions.Logging;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly Lock gate = new();
    private readonly List<(int Event, string Text)> lines = [];

    /// <summary>The lines of one event so far.</summary>
    public string[] Of(int @event)
    {
        lock (gate) return [.. lines.Where(l => l.Event == @event).Select(static l => l.Text)];
    }

    /// <summary>Waits until so many lines of an event are there; they.</summary>
    public async Task<string[]> UntilAsync(int @event, int count)
    {
        await Signals.UntilAsync(() => Of(@event).Length >= count, $"Event {@event} was logged {Of(@event).Length} times instead of {count}.");
        return Of(@event);
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate) lines.Add((eventId.Id, formatter(state, exception)));
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
