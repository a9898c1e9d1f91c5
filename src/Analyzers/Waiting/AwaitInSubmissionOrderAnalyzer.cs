using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4002. Quiet where nothing is done with a result that could be done earlier, and where the order of the results may matter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitInSubmissionOrderAnalyzer() : RefRule(DiagnosticDescriptors.AwaitInSubmissionOrder)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Loop);

    private void Check(OperationAnalysisContext context)
    {
        if (context.Operation is not IForEachLoopOperation { IsAsynchronous: false, Locals: [var item] } loop || !item.Type.IsRef()) return;
        IOperation[] body = [.. loop.Body.Descendants()];
        if (body.FirstOrDefault(operation => WaitsFor(operation, item)) is not { } wait || RemoteBodies.Loop(wait) != loop) return;
        if (body.Any(operation => IsWork(operation)) && !body.Any(operation => OrderedRounds.NeedsOrder(operation, loop))) context.ReportDiagnostic(At(wait, item.Name));
    }

    private static bool WaitsFor(IOperation operation, ILocalSymbol item)
        => operation is IAwaitOperation && operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Any(use => SymbolEqualityComparer.Default.Equals(use.Local, item) && Waits.On(use) == operation);

    /// <summary>A call of something else than a ref's own methods.</summary>
    private static bool IsWork(IOperation operation) => operation is IInvocationOperation call && !call.TargetMethod.ContainingType.IsRef();
}
