namespace Remote.Objects;

/// <summary>Somebody who waits for a ref. Told once, on the thread that completed the ref: no user code there, and no waiting.</summary>
internal interface IObjectWaiter
{
    void OnCompleted(ObjectRef reference);
}
