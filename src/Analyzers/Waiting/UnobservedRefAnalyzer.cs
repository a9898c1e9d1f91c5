using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4010.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnobservedRefAnalyzer() : RefRule(DiagnosticDescriptors.UnobservedRef)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.ExpressionStatement);

    private void Check(OperationAnalysisContext context)
    {
        var statement = (IExpressionStatementOperation)context.Operation;
        if (statement.Syntax is ExpressionStatementSyntax && statement.Operation is IInvocationOperation call && call.IsSubmission())
            context.ReportDiagnostic(At(call, call.TargetMethod.Name));
    }
}
