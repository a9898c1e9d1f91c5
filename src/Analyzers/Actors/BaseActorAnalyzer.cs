using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2003.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BaseActorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.BaseActor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Remote", IsStatic: true, ReturnType: INamedTypeSymbol { TypeArguments: [INamedTypeSymbol made] } actor }) return;
        if (TypeNames.Metadata(actor.OriginalDefinition) != RemoteTypeNames.ActorRefOfT) return;
        if (call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var written } }) return;
        if (call.SemanticModel?.GetSymbolInfo(written, context.CancellationToken).Symbol is not INamedTypeSymbol asked) return;
        if (SymbolEqualityComparer.Default.Equals(asked, made) || !DerivesFrom(asked, made)) return;
        string wayOut = asked.IsMarkedRemote() ? "give it a constructor that takes these arguments" : "mark it [Remote]";
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.BaseActor, written.GetLocation(), asked.Name, made.Name, wayOut));
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, ancestor)) return true;
        }

        return false;
    }
}
