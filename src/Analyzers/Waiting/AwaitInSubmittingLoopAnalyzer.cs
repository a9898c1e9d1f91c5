using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4001.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitInSubmittingLoopAnalyzer() : RefRule(DiagnosticDescriptors.AwaitInSubmittingLoop)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsSubmission() || Waits.On(call) is not { } wait || RemoteBodies.Loop(wait) is not { } loop) return;
        if (!LoopCarried.NeedsEarlierResult(loop, call, wait)) context.ReportDiagnostic(At(wait, call.TargetMethod.Name));
    }
}
