using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>Types that mean something only where they were made.</summary>
internal static class ForbiddenTypes
{
    private static readonly (string Base, string Reason, string WayOut)[] ByBase =
    [
        ("System.IO.Stream", "is a stream, which is open in this process only", "Pass a path, or the bytes as byte[] or ReadOnlyMemory<byte>"),
        ("System.IO.TextReader", "is a reader, which is open in this process only", "Pass the text, or a path"),
        ("System.IO.TextWriter", "is a writer, which is open in this process only", "Return the text"),
        ("System.Runtime.InteropServices.SafeHandle", "is an open handle of this process", "Pass what it was opened from, such as a path"),
        ("System.Runtime.InteropServices.GCHandle", "is a handle of this process", "Pass the object that it stands for"),
        ("System.Runtime.InteropServices.GCHandle`1", "is a handle of this process", "Pass the object that it stands for"),
        ("System.Threading.Tasks.Task", "is work under way in this process", "Await it and pass the result, or hold an ObjectRef<T>"),
        ("System.Threading.Tasks.ValueTask", "is work under way in this process", "Await it and pass the result, or hold an ObjectRef<T>"),
        ("System.Threading.Tasks.ValueTask`1", "is work under way in this process", "Await it and pass the result, or hold an ObjectRef<T>"),
        ("System.Collections.Generic.IAsyncEnumerable`1", "is work under way in this process", "Return exactly IAsyncEnumerable<T> from a remote method, or pass a list"),
        ("System.Threading.CancellationToken", "is a token inside of a value", "Take the token as a parameter of the method"),
        ("System.Threading.CancellationTokenSource", "cancels work of this process", "Take a CancellationToken as a parameter of the method"),
        ("System.Threading.Thread", "is a thread of this process", "Pass what the thread works on"),
        ("System.Threading.WaitHandle", "is an open handle of this process", "Await a remote call instead"),
        ("System.Threading.Lock", "is a lock of this process", "Guard state with an actor"),
        ("System.Reflection.MemberInfo", "is a piece of loaded code", "Pass a name, or a value of an enum"),
        ("System.Reflection.Assembly", "is loaded code", "Pass its name"),
        ("System.Linq.Expressions.Expression", "is code", "Write the code as a [Remote] method and pass its arguments"),
        ("System.Exception", "is an exception, whose stack trace and causes are hidden state", "Throw it, or pass its text"),
        ("Remote.ObjectRef", "is a ref without a type", "Hold an ObjectRef<T>"),
        ("Remote.ObjectRefStream`1", "is a stream of refs, which one reader consumes", "Collect its items in a list first"),
    ];

    /// <summary>Why the type cannot cross, or null.</summary>
    public static (string Reason, string WayOut)? Find(ITypeSymbol type)
    {
        if (FindByKind(type) is { } found) return found;
        foreach ((string name, string reason, string wayOut) in ByBase)
        {
            if (TypeNames.IsOrDerivesFrom(type, name)) return (reason, wayOut);
        }

        return null;
    }

    private static (string Reason, string WayOut)? FindByKind(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object }
            => ("does not say what it holds", "Declare the type, or an abstract base class with the possible types derived from it"),
        { TypeKind: TypeKind.Delegate } => ("is a delegate, which holds code of this process", "Write the code as a [Remote] method, or pass data that says what to do"),
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => ("is a pointer into this process", "Pass the value, or an array"),
        { IsRefLikeType: true } => ("is a ref struct, which lives on the stack", "Pass a ReadOnlyMemory<T> or an array"),
        { IsAnonymousType: true } => ("is an anonymous type, which has no name to write a codec for", "Declare a record, or use a tuple"),
        _ when RemoteAttributes.IsRemote(type) => ("is an actor, which stays where it is", $"Pass an IActorRef<{TypeNames.Short(type)}>"),
        _ => null,
    };
}
