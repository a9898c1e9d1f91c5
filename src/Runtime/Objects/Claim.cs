using Remote.Wire;

namespace Remote.Objects;

/// <summary>
/// This process's hold on something that it shares with others, an object or an actor: announced when a ref to it arrives, given back
/// when the last ref to it here is collected.
/// </summary>
internal abstract class Claim(object? lender)
{
    private readonly TaskCompletionSource announced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private object? keepAlive = lender;

    /// <summary>Ends when whoever counts the holders has noted this process, or is dead.</summary>
    public Task Announced => announced.Task;

    /// <summary>This process is noted: whoever lent the ref may let go.</summary>
    public void Acknowledge()
    {
        keepAlive = null;
        announced.TrySetResult();
    }

    /// <summary>Appends the entry by which a receiver can claim the same.</summary>
    public abstract void WriteTo(MessageBuffer buffer);
}
