using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>Finds where an async method writes what it read before an await. Order is that of the source; where in doubt nothing is lost.</summary>
internal sealed class LostUpdates
{
    private readonly IOperation[] body;
    private readonly IAwaitOperation[] awaits;

    private LostUpdates(IOperation[] body)
    {
        this.body = body;
        awaits = [.. body.OfType<IAwaitOperation>()];
    }

    /// <summary>The writes, each with the state that it writes; none where the method takes a lock.</summary>
    public static IEnumerable<(IOperation Write, ISymbol State)> In(IOperation block)
    {
        IOperation[] body = [.. OwnOperations.Of(block)];
        if (body.Any(TakesLock)) return [];
        var updates = new LostUpdates(body);
        return updates.awaits.Length == 0 ? [] : updates.Find();
    }

    private IEnumerable<(IOperation Write, ISymbol State)> Find()
    {
        foreach (IOperation operation in body)
        {
            if (ActorState.Written(operation) is { } state && (OfValue(operation, state) || OfCheck(operation, state))) yield return (operation, state);
        }
    }

    /// <summary><c>x += await …</c>, <c>x = await F(x)</c>, or <c>x = old + 1</c> with an await since <c>old = x</c>.</summary>
    private bool OfValue(IOperation write, ISymbol state) => write switch
    {
        ICompoundAssignmentOperation or ICoalesceAssignmentOperation => Suspends(write, write),
        ISimpleAssignmentOperation { Value: var value } => IsStale(value, write, state) || LocalsIn(value).Any(local => IsStale(Definition(local, write), write, state)),
        _ => false,
    };

    /// <summary>The nearest <c>if</c> that asked for the state did so before an await, and nothing was written between the two to hold others off.</summary>
    private bool OfCheck(IOperation write, ISymbol state)
    {
        for (IOperation? at = write.Parent; at is not null; at = at.Parent)
        {
            if (at is not IConditionalOperation { IsRef: false } check || check.Condition.Syntax.Span.Contains(write.Syntax.Span) || !Reads(check.Condition, state).Any()) continue;
            return IsStale(check.Condition, write, state) && !IsClaimed(check, state);
        }

        return false;
    }

    private bool IsClaimed(IConditionalOperation check, ISymbol state)
    {
        int suspended = awaits.Where(wait => wait.Syntax.SpanStart >= check.Syntax.SpanStart).Min(static wait => wait.Syntax.SpanStart);
        return body.Any(operation => Same(ActorState.Written(operation), state)
            && operation.Syntax.SpanStart > check.Condition.Syntax.Span.End && operation.Syntax.Span.End <= suspended);
    }

    private bool IsStale(IOperation? expression, IOperation write, ISymbol state)
        => expression is not null && Reads(expression, state).Any(read => Suspends(read, write));

    /// <summary>An await ends after the read and before the write is done.</summary>
    private bool Suspends(IOperation read, IOperation write)
        => awaits.Any(wait => wait.Syntax.Span.End > read.Syntax.SpanStart && wait.Syntax.SpanStart < write.Syntax.Span.End && wait.Syntax.Span.End <= write.Syntax.Span.End);

    /// <summary>What the local was last given in front of the write.</summary>
    private IOperation? Definition(ILocalSymbol local, IOperation write)
        => body.Where(operation => operation.Syntax.Span.End <= write.Syntax.SpanStart).Select(operation => operation switch
        {
            IVariableDeclaratorOperation { Initializer.Value: var value } declarator when Same(declarator.Symbol, local) => value,
            IAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value } when Same(target.Local, local) => value,
            _ => null,
        }).LastOrDefault(static value => value is not null);

    private static IEnumerable<ILocalSymbol> LocalsIn(IOperation value) => OwnOperations.Of(value).OfType<ILocalReferenceOperation>().Select(static use => use.Local);

    private static IEnumerable<IOperation> Reads(IOperation expression, ISymbol state) => OwnOperations.Of(expression).Where(part => Same(ActorState.Named(part), state));

    /// <summary>A semaphore, or a library's lock that can be held over an await: what it guards is not looked into.</summary>
    private static bool TakesLock(IOperation operation)
        => operation is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: var type } }
            && (name is "LockAsync" or "EnterAsync" or "AcquireAsync" || (name is "Wait" or "WaitAsync" && type.StartsWith("Semaphore", StringComparison.Ordinal)));

    private static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
