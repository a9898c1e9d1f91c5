using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>Finds loops that nothing in them ends: only a flag, a token or a timer does, if anything. Where in doubt a loop has an end.</summary>
internal static class EndlessLoops
{
    /// <summary>The innermost such loop whose body runs the operation, within one function.</summary>
    public static ILoopOperation? Around(IOperation operation)
    {
        IOperation below = operation;
        for (IOperation? at = operation.Parent; at is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; at = at.Parent)
        {
            if (at is ILoopOperation loop && loop.Body == below && HasNoEnd(loop)) return loop;
            below = at;
        }

        return null;
    }

    /// <summary>The lambda or local function around an operation; null where it is the member itself.</summary>
    public static IOperation? Function(IOperation operation)
    {
        IOperation? at = operation.Parent;
        while (at is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation) at = at.Parent;
        return at;
    }

    public static bool Declares(ILoopOperation loop, ILocalSymbol local)
        => local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));

    private static bool HasNoEnd(ILoopOperation loop) => !loop.Body.Descendants().Any(IsWayOut) && loop switch
    {
        IWhileLoopOperation { ConditionIsUntil: false } whileLoop => IsEndless(whileLoop.Condition, loop),
        IForLoopOperation forLoop => IsEndless(forLoop.Condition, loop),
        _ => false,
    };

    private static bool IsWayOut(IOperation operation) => operation is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.Continue };

    private static bool IsEndless(IOperation? condition, ILoopOperation loop) => condition switch
    {
        null or { ConstantValue: { HasValue: true, Value: true } } => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsEndless(not.Operand, loop),
        IAwaitOperation wait => IsTick(wait.Operation),
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation => !IsSetIn(loop, RemoteBodies.Named(condition)),
        _ => false,
    };

    /// <summary><c>timer.WaitForNextTickAsync(...)</c>, with or without <c>ConfigureAwait</c>.</summary>
    private static bool IsTick(IOperation operation)
        => operation.DescendantsAndSelf().Any(static part => part is IInvocationOperation { TargetMethod.Name: "WaitForNextTickAsync" });

    private static bool IsSetIn(ILoopOperation loop, ISymbol? flag)
        => loop.Descendants().Any(operation => (operation is IAssignmentOperation assignment && IsFlag(assignment.Target, flag))
            || (operation is IArgumentOperation { Parameter.RefKind: not RefKind.None } argument && IsFlag(argument.Value, flag)));

    private static bool IsFlag(IOperation expression, ISymbol? flag) => SymbolEqualityComparer.Default.Equals(RemoteBodies.Named(expression), flag);
}
