using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>REM4007.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReturnedPutAnalyzer() : RefRule(DiagnosticDescriptors.ReturnedPut)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Return);

    private void Check(OperationAnalysisContext context)
    {
        var result = (IReturnOperation)context.Operation;
        if (!RemoteBodies.IsTask(context.ContainingSymbol) && !RemoteBodies.IsOfActor(context.ContainingSymbol)) return;
        if (Plain(result.ReturnedValue) is not IInvocationOperation put || !put.IsPut()) return;
        if (SymbolEqualityComparer.Default.Equals(RemoteBodies.Function(result, context.ContainingSymbol), context.ContainingSymbol))
            context.ReportDiagnostic(At(put, context.ContainingSymbol.Name));
    }

    private static IOperation? Plain(IOperation? value) => value is IConversionOperation conversion ? Plain(conversion.Operand) : value;
}
