using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HidingTypeParameterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.HidingTypeParameter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, (symbol, method) =>
        {
            if (method.MethodKind != MethodKind.Constructor && TypeParameters.Hiding(method) is { } own && !IsOfActor(symbol, own)) Report(symbol, own, method.Name);
        });
        RemoteMembers.ForEachActor(context, static (symbol, type) =>
        {
            if (TypeParameters.Hiding(type) is { } own) Report(symbol, own, type.Name);
        });
    }

    // Said once, of the type.
    private static bool IsOfActor(SymbolAnalysisContext context, ITypeParameterSymbol own) => context.Symbol is INamedTypeSymbol && own.DeclaringType is not null;

    private static void Report(SymbolAnalysisContext context, ITypeParameterSymbol own, string member)
        => context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.HidingTypeParameter, context.At(own), own.Name, member));
}
