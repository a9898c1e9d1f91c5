using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2002.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TasksInActorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.TasksInActor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachActor(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (type.IsStatic) return;
        foreach (IMethodSymbol method in RemoteClassRules.MarkedStaticMethods(type).Where(RemoteMethodRules.CanHoldTasks))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.TasksInActor, context.At(method), method.Name, type.Name));
    }
}
