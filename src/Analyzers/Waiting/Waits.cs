using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>Finds where a ref is waited for.</summary>
internal static class Waits
{
    /// <summary><c>await call</c>, <c>await call.GetAsync()</c>, <c>await call.AsTask()</c> or <c>call.Get()</c>: the outermost of these; null where the ref goes elsewhere.</summary>
    public static IOperation? On(IOperation call)
    {
        IOperation? next = call.Parent;
        if (next is IInvocationOperation { Instance: { } instance } getter && instance == call && getter.TargetMethod.ContainingType.IsRef())
        {
            if (getter.IsBlockingGet()) return getter;
            return getter.TargetMethod.Name is "GetAsync" or "AsTask" ? getter.Parent as IAwaitOperation : null;
        }

        return next as IAwaitOperation;
    }

    /// <summary><c>ref.Get(...)</c>.</summary>
    public static bool IsBlockingGet(this IInvocationOperation call) => call.TargetMethod is { Name: "Get", IsStatic: false } method && method.ContainingType.IsRef();
}
