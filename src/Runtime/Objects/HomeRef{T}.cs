namespace Remote.Objects;

/// <summary>Completes a ref that came home when the ref to the same object that stayed is complete.</summary>
internal sealed class HomeRef<T>(ObjectRef<T> home) : IObjectWaiter
{
    public void OnCompleted(ObjectRef reference) => home.CompleteAs((ObjectRef<T>)reference);
}
