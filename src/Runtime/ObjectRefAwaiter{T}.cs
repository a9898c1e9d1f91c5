using System.ComponentModel;
using System.Runtime.CompilerServices;
using Remote.Objects;

namespace Remote;

/// <summary>What <c>await</c> needs of a ref to a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="reference">The ref.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObjectRefAwaiter<T>(ObjectRef<T> reference) : ICriticalNotifyCompletion
{
    /// <summary>Whether the value, or the failure, is here.</summary>
    public bool IsCompleted => reference.IsDisposed || (reference.IsCompleted && reference.TryReach());

    /// <summary>The value.</summary>
    /// <exception cref="RemoteTaskException">The method threw.</exception>
    public T GetResult() => reference.Get();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => AwaitContinuation.Register(reference, continuation, flowContext: true);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => AwaitContinuation.Register(reference, continuation, flowContext: false);
}
