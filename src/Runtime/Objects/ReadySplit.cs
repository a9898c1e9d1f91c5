namespace Remote.Objects;

/// <summary>The refs that are ready and the rest, both in their order, as <see cref="ObjectRef.WaitAsync(IEnumerable{ObjectRef}, int, TimeSpan?, CancellationToken)"/> gives them.</summary>
internal static class ReadySplit
{
    /// <summary>How many are ready, at most <paramref name="limit"/>. All that are owned elsewhere are asked for.</summary>
    public static int Count<TRef>(TRef[] all, int limit)
        where TRef : ObjectRef
    {
        int found = 0;
        foreach (TRef one in all)
        {
            if (one.IsCompleted && found < limit) found++;
        }

        return found;
    }

    /// <summary>The first that are ready, at most <paramref name="limit"/>, and all others.</summary>
    public static (TRef[] Ready, TRef[] Pending) Of<TRef>(TRef[] all, int limit)
        where TRef : ObjectRef
    {
        // What becomes ready after this count is pending still.
        var ready = new TRef[Count(all, limit)];
        var pending = new TRef[all.Length - ready.Length];
        int found = 0;
        int copied = 0;
        for (int i = 0; found < ready.Length; i++)
        {
            if (!all[i].IsReady) continue;
            Array.Copy(all, copied, pending, copied - found, i - copied);
            ready[found++] = all[i];
            copied = i + 1;
        }

        Array.Copy(all, copied, pending, copied - found, all.Length - copied);
        return (ready, pending);
    }
}
