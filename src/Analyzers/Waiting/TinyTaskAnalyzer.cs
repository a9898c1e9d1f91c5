using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4005.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TinyTaskAnalyzer() : RefRule(DiagnosticDescriptors.TinyTask)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsSubmission() || RemoteBodies.Loop(call) is null || call.Arguments.Any(TakesRef)) return;
        IMethodSymbol[] tasks = [.. TinyTasks.CalledBy(call)];
        if (tasks.Length > 0 && tasks.All(task => TinyTasks.IsTiny(task, context.CancellationToken))) context.ReportDiagnostic(At(call, call.TargetMethod.Name));
    }

    /// <summary>A small task that puts results of others together spares their way to the caller and back.</summary>
    private static bool TakesRef(IArgumentOperation argument) => argument.Value.DescendantsAndSelf().Any(static part => part.Type.IsRef());
}
