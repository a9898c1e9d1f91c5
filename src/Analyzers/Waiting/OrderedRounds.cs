using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>Tells what a loop does in the order of its rounds. Where in doubt the order matters.</summary>
internal static class OrderedRounds
{
    private static readonly string[] InOrder = ["Add", "Append", "Enqueue", "Push", "Insert", "Write", "Print", "Send", "Yield", "Log"];

    /// <summary>A way out, a write to what outlives the round, or a call that puts one thing after another.</summary>
    public static bool NeedsOrder(IOperation operation, ILoopOperation loop) => operation switch
    {
        IReturnOperation or IThrowOperation => true,
        IBranchOperation branch => branch.BranchKind != BranchKind.Continue,
        IIncrementOrDecrementOperation step => Outlives(step.Target, loop),
        ICompoundAssignmentOperation sum => Outlives(sum.Target, loop) && !Commutes(sum),
        IAssignmentOperation { Target: not IPropertyReferenceOperation { Arguments.IsEmpty: false } } assignment => Outlives(assignment.Target, loop),
        IInvocationOperation call => InOrder.Any(word => call.TargetMethod.Name.StartsWith(word, StringComparison.Ordinal)),
        _ => false,
    };

    private static bool Commutes(ICompoundAssignmentOperation sum)
        => sum is { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.And or BinaryOperatorKind.Or } && sum.Type?.SpecialType != SpecialType.System_String;

    private static bool Outlives(IOperation target, ILoopOperation loop)
        => RemoteBodies.Named(target) is not ILocalSymbol local
            || !local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Body.Syntax.Span.Contains(reference.Span));
}
