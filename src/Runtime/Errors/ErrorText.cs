namespace Remote.Errors;

/// <summary>
/// The text of an exception that crosses. Each level of nested tasks adds its own part once: texts that repeat what is inside them
/// would double with every level.
/// </summary>
internal static class ErrorText
{
    /// <summary>More than this is cut out of the middle: the ends say where it began and where it arrived.</summary>
    private const int MaxMessage = 8 * 1024;
    private const int MaxStack = 64 * 1024;

    /// <summary>The message; one that cannot be had must not cost the worker its life.</summary>
    public static string MessageOf(Exception e)
    {
        try
        {
            return Shorten(e.Message, MaxMessage);
        }
        catch (Exception fault)
        {
            return $"(its Message threw {fault.GetType()})";
        }
    }

    /// <summary>Type, message and stack of an exception and of those inside it; of one that came from another worker, the stack there.</summary>
    public static string Describe(Exception e)
    {
        string text = $"{e.GetType()}: {MessageOf(e)}{Environment.NewLine}{e.StackTrace}";
        if (e is RemoteTaskException remote)
            text = $"{text}{Environment.NewLine}--- remote stack trace ---{Environment.NewLine}{remote.RemoteStackTrace}";
        else if (e is AggregateException several)
            text = string.Concat(several.InnerExceptions.Take(8).Select(inner => $"{Environment.NewLine} ---> {Describe(inner)}").Prepend(text));
        else if (e.InnerException is { } cause)
            text = $"{text}{Environment.NewLine} ---> {Describe(cause)}";
        return Shorten(text, MaxStack);
    }

    private static string Shorten(string text, int limit)
        => text.Length <= limit ? text : $"{text.AsSpan(0, limit / 2)}{Environment.NewLine}[...]{Environment.NewLine}{text.AsSpan(text.Length - (limit / 2))}";
}
