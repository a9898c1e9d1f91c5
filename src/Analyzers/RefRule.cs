using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>A rule about how refs are used. It costs a compilation nothing that does not know Remote.</summary>
public abstract class RefRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor rule;

    private protected RefRule(DiagnosticDescriptor rule)
    {
        this.rule = rule;
        SupportedDiagnostics = [rule];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(RemoteTypeNames.RemoteAttribute) is not null) Register(start);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context);

    private protected Diagnostic At(IOperation place, params object[] words) => Diagnostic.Create(rule, place.Syntax.GetLocation(), words);

    private protected Diagnostic At(IOperation place, ImmutableDictionary<string, string?> properties, params object[] words)
        => Diagnostic.Create(rule, place.Syntax.GetLocation(), properties, words);

    private protected Diagnostic At(Location place, params object[] words) => Diagnostic.Create(rule, place, words);
}
