using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1003.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreachableMemberAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.Unreachable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol => Check(symbol, (IMethodSymbol)symbol.Symbol), SymbolKind.Method);
        RemoteMembers.ForEachActor(context, Report);
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method)
    {
        if (RemoteMethodRules.CanHoldTasks(method) && method.IsMarkedRemote()) Report(context, method);
    }

    private static void Report(SymbolAnalysisContext context, ISymbol member)
    {
        if (!member.IsReachable()) context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Unreachable, context.At(member), member.Name));
    }
}
