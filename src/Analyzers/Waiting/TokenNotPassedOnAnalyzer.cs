using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4012.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenNotPassedOnAnalyzer() : RefRule(DiagnosticDescriptors.TokenNotPassedOn)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.IsSubmission() || call.Arguments.LastOrDefault(IsToken) is not { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter }) return;
        if (RemoteBodies.Function(call, context.ContainingSymbol) is not { } function) return;
        IParameterSymbol[] tokens = [.. function.Parameters.Where(candidate => RemoteMethodRules.IsCancellationToken(candidate.Type))];
        if (tokens is not [{ RefKind: RefKind.None } token]) return;
        ImmutableDictionary<string, string?> names = ImmutableDictionary<string, string?>.Empty.Add("parameter", parameter.Name).Add("token", token.Name);
        context.ReportDiagnostic(At(call, names, token.Name, call.TargetMethod.Name));
    }

    private static bool IsToken(IArgumentOperation argument) => argument.Parameter is { } parameter && RemoteMethodRules.IsCancellationToken(parameter.Type);
}
