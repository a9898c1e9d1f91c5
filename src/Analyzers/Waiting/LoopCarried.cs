using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>Tells whether the rounds of a loop need each other's results. Where in doubt they do.</summary>
internal static class LoopCarried
{
    /// <summary>True where a round may need what an earlier one waited for.</summary>
    public static bool NeedsEarlierResult(ILoopOperation loop, IInvocationOperation submission, IOperation wait)
    {
        if (loop is IForEachLoopOperation { IsAsynchronous: true }) return true;
        IOperation[] body = [.. loop.Body.Descendants()];
        if (body.Any(operation => operation != wait && IsAnotherTurn(operation))) return true;
        HashSet<ISymbol> written = AllWritten(body, wait);
        return submission.Descendants().Any(operation => RemoteBodies.Named(operation) is { } symbol && written.Contains(symbol));
    }

    /// <summary>What the body writes, and the variables it makes of that, until nothing is added: a variable may be read above the place that writes it.</summary>
    private static HashSet<ISymbol> AllWritten(IOperation[] body, IOperation wait)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        int before;
        do
        {
            before = written.Count;
            written.UnionWith(body.Select(operation => Written(operation, written, wait)).OfType<ISymbol>().ToArray());
        }
        while (written.Count > before);
        return written;
    }

    /// <summary>A second wait, a way out of the loop or a handler: the next round may depend on how this one went.</summary>
    private static bool IsAnotherTurn(IOperation operation) => operation switch
    {
        IAwaitOperation or ITryOperation or IReturnOperation or IThrowOperation or IUsingOperation or ILockOperation => true,
        IBranchOperation branch => branch.BranchKind != BranchKind.Continue,
        IInvocationOperation call => call.IsBlockingGet(),
        _ => false,
    };

    private static ISymbol? Written(IOperation operation, HashSet<ISymbol> written, IOperation wait) => operation switch
    {
        IAssignmentOperation assignment => RemoteBodies.Named(assignment.Target),
        IIncrementOrDecrementOperation step => RemoteBodies.Named(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => RemoteBodies.Named(argument.Value),
        IInvocationOperation { Instance: { } instance } call when call.Arguments.Any(argument => argument.Value == wait) => RemoteBodies.Named(instance),
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when Reads(value, written, wait) => declarator.Symbol,
        _ => null,
    };

    private static bool Reads(IOperation value, HashSet<ISymbol> written, IOperation wait)
        => value.DescendantsAndSelf().Any(part => part == wait || (RemoteBodies.Named(part) is { } symbol && written.Contains(symbol)));
}
