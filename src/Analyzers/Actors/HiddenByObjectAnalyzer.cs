using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2004.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenByObjectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.HiddenByObject];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachActor(context, static (symbol, type) =>
        {
            foreach (IMethodSymbol method in RemoteSurface.AddedBy(type).Where(IsHidden)) Report(symbol, method);
        });
    }

    /// <summary>Instance members of a ref, which has those of <c>object</c>, are found before extensions.</summary>
    private static bool IsHidden(IMethodSymbol method)
    {
        IParameterSymbol[] arguments = [.. method.Parameters.Where(parameter => !RemoteMethodRules.IsCancellationToken(parameter.Type))];
        int required = arguments.Count(parameter => !parameter.IsOptional && !parameter.IsParams);
        return method.Name switch
        {
            "Equals" => required <= 1 && arguments.Length > 0,
            "ToString" or "GetHashCode" or "GetType" => required == 0,
            _ => false,
        };
    }

    private static void Report(SymbolAnalysisContext context, IMethodSymbol method)
        => context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.HiddenByObject, context.At(method), method.Name, method.ContainingType.Name));
}
