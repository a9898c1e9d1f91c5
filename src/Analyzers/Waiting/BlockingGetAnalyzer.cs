using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4009. A task that is not async may block: its worker gives the CPU back meanwhile.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingGetAnalyzer() : RefRule(DiagnosticDescriptors.BlockingGet)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsBlockingGet()) return;
        bool isAsync = RemoteBodies.Function(call, context.ContainingSymbol) is { IsAsync: true };
        bool isRemote = RemoteBodies.IsOfActor(context.ContainingSymbol) || (isAsync && RemoteBodies.IsTask(context.ContainingSymbol));
        if (isRemote) context.ReportDiagnostic(At(call, context.ContainingSymbol.Name, isAsync ? "await the ref" : "make the method async and await the ref"));
    }
}
