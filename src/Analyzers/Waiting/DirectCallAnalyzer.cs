using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4011. A method that calls itself does so on purpose; kernels have a launcher of their own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DirectCallAnalyzer() : RefRule(DiagnosticDescriptors.DirectCall)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        IMethodSymbol called = ((IInvocationOperation)context.Operation).TargetMethod.OriginalDefinition;
        if (!RemoteBodies.IsTask(called) || RemoteMethodRules.IsKernel(called) || SymbolEqualityComparer.Default.Equals(called, context.ContainingSymbol)) return;
        context.ReportDiagnostic(At(context.Operation, called.ContainingType.Name, called.Name));
    }
}
