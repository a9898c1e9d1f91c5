using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>One call as its callee sees it: arguments to read, a token to obey, a result to hand back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Invocation
{
    internal Invocation()
    {
    }

    /// <summary>The call's token: the one that the user's method gets.</summary>
    public CancellationToken CancellationToken => throw new NotImplementedException();

    /// <summary>The arguments, to be read in the parameters' order, each once.</summary>
    public ArgumentReader Arguments() => throw new NotImplementedException();

    /// <summary>Hands back the result. Not called for methods without one.</summary>
    /// <typeparam name="T">The result's type as the caller's ref has it.</typeparam>
    /// <param name="value">The result.</param>
    public void Return<T>(T value) => throw new NotImplementedException();

    /// <summary>Hands back items as they come.</summary>
    /// <typeparam name="T">An item's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>Completed when the last item has left.</returns>
    public ValueTask ReturnStream<T>(IAsyncEnumerable<T> items) => throw new NotImplementedException();

    /// <summary>Hands back items as they come.</summary>
    /// <typeparam name="T">An item's type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>Completed when the last item has left.</returns>
    public ValueTask ReturnStream<T>(IEnumerable<T> items) => throw new NotImplementedException();
}
