using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2001.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoConstructorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.NoConstructor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachActor(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (!RemoteClassRules.LacksConstructor(type)) return;
        (string reason, string wayOut) = RemoteClassRules.HasRequiredMembers(type)
            ? ("it has required members, which Remote(...) cannot set", "make them constructor parameters")
            : ("it has no public or internal constructor", "add one");
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NoConstructor, context.At(type), type.Name, reason, wayOut));
    }
}
