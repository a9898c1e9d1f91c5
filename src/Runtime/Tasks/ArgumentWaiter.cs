using Remote.Objects;

namespace Remote.Tasks;

/// <summary>Waits for a call's arguments that are refs; the first that fails, fails the call.</summary>
internal sealed class ArgumentWaiter(Call call, CallMessage message) : IObjectWaiter
{
    private int remaining;

    public void Start()
    {
        ObjectRef[] references = [.. message.References];
        remaining = references.Length;
        foreach (ObjectRef reference in references)
        {
            if (!reference.TryAddWaiter(this)) OnCompleted(reference);
        }
    }

    public void OnCompleted(ObjectRef reference)
    {
        if (reference.Failure is { } failure) call.Fail(failure);
        if (Interlocked.Decrement(ref remaining) == 0) call.ArgumentsArrived();
    }
}
