using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4003.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitOnlyToPassOnAnalyzer() : RefRule(DiagnosticDescriptors.AwaitOnlyToPassOn)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Await);

    private void Check(OperationAnalysisContext context)
    {
        var wait = (IAwaitOperation)context.Operation;
        if (!wait.Operation.Type.IsRef() || wait.Type?.SpecialType == SpecialType.System_Void) return;
        string? taker = wait.Parent is IArgumentOperation argument ? Taker(argument) : OnlyTaker(wait);
        if (taker is not null) context.ReportDiagnostic(At(wait, taker));
    }

    /// <summary>The remote method that takes the argument as it is.</summary>
    private static string? Taker(IArgumentOperation argument)
        => argument is { ArgumentKind: ArgumentKind.Explicit, Parent: IInvocationOperation call } && call.IsSubmission() ? call.TargetMethod.Name : null;

    /// <summary>The remote method that is all a variable with the awaited value is for.</summary>
    private static string? OnlyTaker(IAwaitOperation wait)
    {
        if (wait.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } declarator }) return null;
        if (declarator.Parent is not IVariableDeclarationOperation { Declarators.Length: 1, Parent: IVariableDeclarationGroupOperation { Parent: IBlockOperation block } }) return null;
        string? taker = null;
        foreach (IOperation use in block.Descendants().Where(operation => Names(operation, variable)))
        {
            if (use.Parent is not IArgumentOperation argument || Taker(argument) is not { } name) return null;
            taker = name;
        }

        return taker;
    }

    private static bool Names(IOperation operation, ILocalSymbol variable)
        => operation is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, variable);
}
