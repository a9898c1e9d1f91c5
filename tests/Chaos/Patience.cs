namespace Chaos;

/// <summary>Waits that must not last: what does not end in this time hangs, and the ref says on what.</summary>
internal static class Patience
{
    /// <summary>Far beyond what restarts and retries take between two faults on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<T> Soon<T>(this ObjectRef<T> reference) => reference.GetAsync(Limit);

    public static Task Soon(this ObjectRef reference) => reference.AsTask().WaitAsync(Limit);
}
