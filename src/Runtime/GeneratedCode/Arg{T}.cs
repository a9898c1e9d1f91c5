using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>One argument of a remote call: a value, a ref to a value, or (<c>default</c>) not given, so that the method's own default applies.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Arg<T>
{
    internal readonly T? value;
    internal readonly ObjectRef<T>? reference;
    internal readonly bool isValue;

    /// <summary>Not for use: a <c>new()</c> argument would otherwise silently mean "not given".</summary>
    [Obsolete("Write the value itself: 'new()' would mean an argument that is not given.", error: true)]
    public Arg()
    {
    }

    private Arg(T value)
    {
        this.value = value;
        isValue = true;
    }

    internal Arg(ObjectRef<T> reference) => this.reference = reference;

    /// <summary>Wraps a value.</summary>
    public static implicit operator Arg<T>(T value) => new(value);
}
