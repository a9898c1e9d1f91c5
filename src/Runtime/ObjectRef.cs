namespace Remote;

/// <summary>A ref to the outcome of a remote call without a result, and the base of refs to values.</summary>
public abstract class ObjectRef
{
    private protected ObjectRef()
    {
    }

    /// <summary>Copies a value into the object store.</summary>
    public static ObjectRef<T> Put<T>(T value) => throw new NotImplementedException();
}
