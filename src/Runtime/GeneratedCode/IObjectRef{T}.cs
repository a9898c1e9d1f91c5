using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>The covariant side of <see cref="ObjectRef{T}"/>: lets a ref to a concrete type stand where a parameter is an interface.</summary>
/// <typeparam name="T">The value's type; an <c>IObjectRef&lt;Circle&gt;</c> is an <c>IObjectRef&lt;IShape&gt;</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IObjectRef<out T>;
