using System.ComponentModel;
using System.Runtime.CompilerServices;
using Remote.Objects;

namespace Remote;

/// <summary>Lets several refs be awaited at once: <c>int[] all = await refs;</c></summary>
public static class ObjectRefExtensions
{
    /// <summary>Makes refs awaitable together: the values in the refs' order; the first failure ends the wait.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="refs">The refs.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TaskAwaiter<T[]> GetAwaiter<T>(this IReadOnlyList<ObjectRef<T>> refs) => GatherAsync(refs).GetAwaiter();

    /// <summary>Makes refs awaitable together; the first failure ends the wait.</summary>
    /// <param name="refs">The refs.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TaskAwaiter GetAwaiter(this IReadOnlyList<ObjectRef> refs) => GatherEndsAsync(refs).GetAwaiter();

    private static async Task<T[]> GatherAsync<T>(IReadOnlyList<ObjectRef<T>> refs)
    {
        await GatherEndsAsync(refs).ConfigureAwait(false);
        var values = new T[refs.Count];
        for (int i = 0; i < values.Length; i++) values[i] = refs[i].Stored is null ? refs[i].Materialize() : await refs[i].MaterializeAsync().ConfigureAwait(false);
        return values;
    }

    private static async Task GatherEndsAsync(IReadOnlyList<ObjectRef> refs)
    {
        ArgumentNullException.ThrowIfNull(refs);
        ObjectRef[] all = [.. refs];
        ObjectRef.CheckUsable(all);
        await TaskWaiter.WaitAllAsync(all, all.Length, failFast: true, null, default).ConfigureAwait(false);
        foreach (ObjectRef one in all)
        {
            if (one.IsReady) one.ThrowIfFailed();
        }
    }
}
