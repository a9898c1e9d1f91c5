using System.ComponentModel;
using System.Runtime.CompilerServices;
using Remote.Objects;

namespace Remote;

/// <summary>What <c>await</c> needs of a ref without a value.</summary>
/// <param name="reference">The ref.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObjectRefAwaiter(ObjectRef reference) : ICriticalNotifyCompletion
{
    /// <summary>Whether the call has ended.</summary>
    public bool IsCompleted => reference.IsCompleted || reference.IsDisposed;

    /// <summary>Throws what made the call fail.</summary>
    public void GetResult() => reference.Get();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => AwaitContinuation.Register(reference, continuation, flowContext: true);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => AwaitContinuation.Register(reference, continuation, flowContext: false);
}
