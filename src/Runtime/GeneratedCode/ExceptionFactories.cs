using System.ComponentModel;
using Remote.Errors;

namespace Remote.GeneratedCode;

/// <summary>How exceptions of the user's own types are made again at the caller, without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExceptionFactories
{
    /// <summary>Registers a way to make an exception again.</summary>
    /// <typeparam name="TException">The exception's type.</typeparam>
    /// <param name="create">Makes it from the message and the inner exception, which may be null.</param>
    public static void Register<TException>(Func<string, Exception?, TException> create) where TException : Exception
        => ExceptionRegistry.Register(typeof(TException).FullName!, create);
}
