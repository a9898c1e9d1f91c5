using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Actors;

/// <summary>REM2006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenByExtensionAnalyzer() : RefRule(DiagnosticDescriptors.HiddenByExtension)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.IsExtensionMethod || call.Arguments.IsEmpty || call.TargetMethod.ContainingType.IsRuntimeType("ActorRefExtensions")) return;
        // Written out as a static method, with the ref among the arguments, it is meant.
        if (call.Syntax is not InvocationExpressionSyntax written || call.Arguments[0].Syntax is ArgumentSyntax || RemoteCalls.IsGenerated(call.TargetMethod)) return;
        ITypeSymbol? receiver = WithoutConversion(call.Arguments[0].Value).Type;
        if (ActorMethods.ActorOf(receiver) is not { } actor) return;
        if (!ActorMethods.Named(actor, call.TargetMethod.Name).Any(method => ActorMethods.Takes(method, written.ArgumentList.Arguments.Count))) return;
        string extension = $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
        context.ReportDiagnostic(At(call, extension, actor.Name, call.TargetMethod.Name));
    }

    private static IOperation WithoutConversion(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        return value;
    }
}
