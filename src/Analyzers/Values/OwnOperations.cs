using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>The operations that a body itself runs, without those of lambdas and local functions in it, which run at another time.</summary>
internal static class OwnOperations
{
    /// <summary>All of them, in the order of the source.</summary>
    public static IEnumerable<IOperation> Of(IOperation body)
    {
        var left = new Stack<IOperation>();
        left.Push(body);
        while (left.Count > 0)
        {
            IOperation at = left.Pop();
            yield return at;
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation) continue;
            foreach (IOperation child in at.ChildOperations.Reverse()) left.Push(child);
        }
    }
}
