namespace Remote.Tasks;

/// <summary>Refuses options of a task that make no sense, at the call. Amounts of resources are checked where they become a demand.</summary>
internal static class TaskOptionChecks
{
    /// <exception cref="ArgumentException">One of them makes no sense.</exception>
    public static void Check(string method, string name, int maxRetries, TimeSpan? timeout, IReadOnlyList<Type>? retryOn)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException($"The Name given to {method} is empty. Give it a name, or leave it out.");
        if (maxRetries < -1) throw new ArgumentException($"MaxRetries of {method} is {maxRetries}. Give 0 or more, or -1 for no limit.");
        if (timeout <= TimeSpan.Zero) throw new ArgumentException($"Timeout of {method} is {timeout}. Give a positive time, or leave it out for none.");
        CheckRetryOn(method, retryOn);
    }

    /// <exception cref="ArgumentException">A type is null or no exception.</exception>
    public static void CheckRetryOn(string of, IReadOnlyList<Type>? retryOn)
    {
        foreach (Type? type in retryOn ?? [])
        {
            if (type is null) throw new ArgumentException($"RetryOn of {of} holds null. Give types of exceptions.");
            if (!typeof(Exception).IsAssignableFrom(type)) throw new ArgumentException($"RetryOn of {of} holds {type}, which is no exception. Give types that derive from Exception.");
        }
    }
}
