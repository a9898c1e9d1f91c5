namespace Remote.Objects;

/// <summary>
/// Notes the refs that a value being written holds, so that they stay alive until the receiver has taken them over. One per thread
/// at a time; writing a ref without one is an error, because nobody would keep the object.
/// </summary>
internal readonly ref struct RefCollector
{
    [ThreadStatic] private static List<object>? collected;
    [ThreadStatic] private static bool active;

    public static RefCollector Start()
    {
        collected?.Clear();
        active = true;
        return default;
    }

    /// <summary>Notes a ref to an object, or a claim.</summary>
    public static void Add(object reference)
    {
        if (!active)
            throw new InvalidOperationException("A ref can be written only as part of a remote call, a result or a Put: nobody would keep its object, or its actor, alive otherwise.");
        (collected ??= []).Add(reference);
    }

    /// <summary>The refs written since the start, or null.</summary>
    public object[]? Take()
    {
        if (collected is not { Count: > 0 } list) return null;
        object[] all = [.. list];
        list.Clear();
        return all;
    }

    public void Dispose() => active = false;
}
