using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1002.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StackOnlyParameterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.StackOnlyParameter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => RemoteMethodRules.IsStackOnly(parameter.Type)))
            Report(context, method, parameter, $"Parameter '{parameter.Name}'", parameter.Type);
        if (RemoteMethodRules.ReturnsStackOnly(method)) Report(context, method, method, "The result", method.ReturnType);
    }

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method, ISymbol at, string what, ITypeSymbol type)
    {
        string typeName = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.StackOnlyParameter, context.At(at), what, method.Name, typeName));
    }
}
