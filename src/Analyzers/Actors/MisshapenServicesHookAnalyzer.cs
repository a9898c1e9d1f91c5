using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2012.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisshapenServicesHookAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MisshapenServicesHook];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.Method);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.Has(RemoteTypeNames.RemoteServicesAttribute) || ServiceRules.FaultOfHook(method) is not { } fault) return;
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MisshapenServicesHook, context.At(method), method.Name, fault));
    }
}
