using MemoryPack;

namespace Remote.Errors;

/// <summary>An exception as it crosses: enough to rebuild it where its type is known, and to read it where it is not.</summary>
[MemoryPackable]
internal sealed partial record ErrorInfo(string Type, string Message, string Stack, string? OriginalType, ErrorInfo? Inner, string[]? Bases = null)
{
    /// <summary>Inner exceptions deeper than this are left out: the text of the outer one names them.</summary>
    private const int MaxDepth = 8;

    /// <summary>Describes an exception as it is, for passing on.</summary>
    public static ErrorInfo From(Exception e, int depth = 0)
    {
        ErrorInfo? inner = e.InnerException is { } cause && depth < MaxDepth ? From(cause, depth + 1) : null;
        return e is RemoteTaskException remote
            ? new ErrorInfo(TypeName(e), e.Message, remote.RemoteStackTrace, remote.OriginalType, inner)
            : new ErrorInfo(TypeName(e), ErrorText.MessageOf(e), e.StackTrace ?? "", null, inner);
    }

    /// <summary>Describes what a user's method threw.</summary>
    /// <param name="e">What it threw.</param>
    /// <param name="what">The method's name.</param>
    /// <param name="where">The worker and node it ran on.</param>
    public static ErrorInfo FromMethod(Exception e, string what, string where)
        => new(
            typeof(RemoteTaskException).FullName!, $"{what} threw {TypeName(e)}: {ErrorText.MessageOf(e)} ({where})", ErrorText.Describe(e), TypeName(e), From(e, 1), BasesOf(e.GetType()));

    /// <summary>The exception again, of the same type; null where that type is not known here.</summary>
    public Exception? Rebuild()
    {
        Exception? inner = Inner?.Rebuild();
        if (Type == typeof(RemoteTaskException).FullName) return new RemoteTaskException(Message, inner, OriginalType ?? "?", Stack) { OriginalBases = Bases };
        return RuntimeExceptions.TryCreate(Type, Message, inner) ?? ExceptionRegistry.TryCreate(Type, Message, inner);
    }

    /// <summary>The exception to fail a ref with.</summary>
    public Exception ToException() => Rebuild() ?? new RemoteTaskException($"{Type}: {Message}", null, Type, Stack);

    // What it derives from, for callers that do not know its type: without Exception, which all do.
    private static string[]? BasesOf(Type type)
    {
        var bases = new List<string>();
        for (Type? one = type.BaseType; one is not null && one != typeof(Exception) && one != typeof(object); one = one.BaseType) bases.Add(one.FullName ?? one.Name);
        return bases.Count == 0 ? null : [.. bases];
    }

    private static string TypeName(Exception e) => e.GetType().FullName ?? e.GetType().Name;
}
