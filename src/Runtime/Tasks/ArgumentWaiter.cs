using System.Runtime.CompilerServices;
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
        if (reference.Failure is { } failure) Fail(failure);
        else if (Interlocked.Decrement(ref remaining) == 0) call.ArgumentsArrived();
    }

    // Calls each of which takes the result of the one before fail one within the other: a long chain is not for one stack.
    private void Fail(Exception failure)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) call.Fail(failure);
        else ThreadPool.UnsafeQueueUserWorkItem(static c => c.Call.Fail(c.Failure), (Call: call, Failure: failure), preferLocal: false);
    }
}
