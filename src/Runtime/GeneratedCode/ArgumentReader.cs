using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>Reads a call's arguments in order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ArgumentReader
{
    /// <summary>The next argument.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    public T Value<T>() => throw new NotImplementedException();

    /// <summary>The next argument, or <paramref name="fallback"/> where the caller gave none: for optional parameters.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="fallback">The parameter's default value.</param>
    public T ValueOr<T>(T fallback) => throw new NotImplementedException();
}
