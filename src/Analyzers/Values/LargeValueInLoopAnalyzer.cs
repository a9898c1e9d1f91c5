using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>REM4004.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LargeValueInLoopAnalyzer() : RefRule(DiagnosticDescriptors.LargeValueInLoop)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsSubmission() || RemoteBodies.Loop(call) is not { } loop) return;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && Sizes.MayBeLarge(argument.Parameter?.Type)
                && RemoteBodies.Named(argument.Value) is { } value && Sizes.StaysTheSame(value, loop))
                context.ReportDiagnostic(At(argument.Value, value.Name, call.TargetMethod.Name));
        }
    }
}
