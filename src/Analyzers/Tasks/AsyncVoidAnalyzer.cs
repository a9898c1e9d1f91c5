using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1004.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.AsyncVoid];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method)
    {
        if (RemoteMethodRules.IsAsyncVoid(method))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.AsyncVoid, context.At(method), method.Name));
    }
}
