using Microsoft.Extensions.Logging;

namespace Remote.Diagnostics;

/// <summary>The log of a program that gives none: lines on standard error, from a level on.</summary>
internal sealed class StandardErrorLogger(LogLevel from) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        Console.Error.WriteLine($"remote: {logLevel.ToString().ToLowerInvariant()}: {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
    }
}
