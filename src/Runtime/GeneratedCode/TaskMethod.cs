using System.ComponentModel;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.GeneratedCode;

/// <summary>Reads a task's arguments, runs the user's method and hands the result to the invocation.</summary>
/// <param name="invocation">The call: arguments in, result out.</param>
/// <returns>Completed when the method has ended.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ValueTask TaskInvoker(Invocation invocation);

/// <summary>A remote static method: what the caller names and the worker runs.</summary>
/// <param name="id">A stable 64-bit hash of <paramref name="signature"/>.</param>
/// <param name="signature">The full signature, unique in the program: <c>Pi.CountInside(long, int)</c> with namespaces.</param>
/// <param name="name">The short name that people read: <c>Pi.CountInside</c>.</param>
/// <param name="defaults">What <c>[Remote(...)]</c> says.</param>
/// <param name="invoke">Runs it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TaskMethod(ulong id, string signature, string name, TaskOptions defaults, TaskInvoker invoke)
{
    internal ulong Id { get; } = id;

    internal string Signature { get; } = signature;

    internal string Name { get; } = name;

    internal TaskOptions Defaults { get; } = defaults;

    internal TaskInvoker Invoke { get; } = invoke;

    // Calls without options of their own look nothing up. One session uses a method at a time, or several (thread isolation): then the last one wins.
    private Tuple<Session, TaskCallOptions>? cached;

    internal TaskCallOptions? OptionsIn(Session session) => cached is { } hit && hit.Item1 == session ? hit.Item2 : null;

    internal TaskCallOptions Cache(Session session, TaskCallOptions options)
    {
        cached = Tuple.Create(session, options);
        return options;
    }
}
