using Remote.Storage;
using Remote.Tasks;

namespace Remote.Objects;

/// <summary>
/// Waits for stored bytes. Mostly the store answers within microseconds: a task keeps its CPU as long as that may be so, and gives it away
/// where the bytes have to come from disk, or from another node.
/// </summary>
internal static class PinWait
{
    /// <summary>How long it waits with its CPU in hand, and on its thread.</summary>
    private const int PatienceMilliseconds = 2;

    /// <summary>Blocks until they are there.</summary>
    public static StorePin Block(ValueTask<StorePin> pin)
    {
        if (pin.IsCompleted) return pin.GetAwaiter().GetResult();
        Task<StorePin> coming = pin.AsTask();
        return Soon(coming) ? coming.GetAwaiter().GetResult() : BlockingWait.For(coming);
    }

    /// <summary>Ends when they are there.</summary>
    public static async ValueTask<StorePin> WaitAsync(ValueTask<StorePin> pin)
    {
        if (pin.IsCompleted) return await pin.ConfigureAwait(false);
        Task<StorePin> coming = pin.AsTask();
        if (TaskContext.Current is not { } task || Soon(coming)) return await coming.ConfigureAwait(false);
        task.EnterWait();
        try
        {
            return await coming.ConfigureAwait(false);
        }
        finally
        {
            await task.ExitWaitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether they are there by now, or in a moment; or will never be.</summary>
    public static bool Soon(Task<StorePin> coming) => coming.IsCompleted || Task.WaitAny([coming], PatienceMilliseconds) == 0;
}
