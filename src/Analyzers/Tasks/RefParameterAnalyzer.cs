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
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ByReferenceParameter, context.At(parameter), $"Parameter '{parameter.Name}'", method.Name));
        if (RemoteMethodRules.ReturnsByReference(method))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ByReferenceParameter, context.At(method), "The result", method.Name));
    }
}
