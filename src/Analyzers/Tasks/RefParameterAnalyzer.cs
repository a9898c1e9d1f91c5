using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1001.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefParameterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ByReferenceParameter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(RemoteMethodRules.IsByReference))
            Report(context, method, parameter, $"Parameter '{parameter.Name}'");
        if (RemoteMethodRules.ReturnsByReference(method)) Report(context, method, method, "The result");
    }

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method, ISymbol at, string what)
        => context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ByReferenceParameter, context.At(at), what, method.Name));
}
