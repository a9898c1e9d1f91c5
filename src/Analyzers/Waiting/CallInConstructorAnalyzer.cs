using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4014.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallInConstructorAnalyzer() : RefRule(DiagnosticDescriptors.CallInConstructor)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsSubmission() || !RemoteBodies.IsOfActor(context.ContainingSymbol)) return;
        if (RemoteBodies.Function(call, context.ContainingSymbol) is { MethodKind: MethodKind.Constructor } constructor)
            context.ReportDiagnostic(At(call, constructor.ContainingType.Name, call.TargetMethod.Name));
    }
}
