using Remote.GeneratedCode;

namespace Remote;

/// <summary>A ref to a value that a remote call makes, or that was put.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class ObjectRef<T> : ObjectRef, IObjectRef<T>
{
    internal ObjectRef()
    {
    }

    /// <summary>A ref goes wherever a value is asked.</summary>
    public static implicit operator Arg<T>(ObjectRef<T>? reference) => reference is null ? default : new Arg<T>(reference);
}
