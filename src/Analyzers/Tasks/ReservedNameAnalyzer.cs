using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1009.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ReservedName];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, Check);
    }

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method)
    {
        INamedTypeSymbol owner = context.Symbol as INamedTypeSymbol ?? method.ContainingType;
        if (ReservedNames.Taken(owner, method) is { } taken) Report(context, taken, method, "generated code uses it for something else");
        else if (IsEquals(method)) Report(context, method, method, "a call whose argument does not fit would be object's, and compare the proxies");
    }

    /// <summary>Tasks are called on a struct. It hides what <c>object</c> has without arguments, but any value fits <c>object.Equals</c>.</summary>
    private static bool IsEquals(IMethodSymbol method)
    {
        if (method is not { Name: "Equals", IsStatic: true }) return false;
        IParameterSymbol[] arguments = [.. method.Parameters.Where(parameter => !RemoteMethodRules.IsCancellationToken(parameter.Type))];
        return arguments.Length > 0 && arguments.Count(parameter => !parameter.IsOptional && !parameter.IsParams) <= 1;
    }

    private static void Report(SymbolAnalysisContext context, ISymbol at, IMethodSymbol method, string why)
        => context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ReservedName, context.At(at), at.Name, method.Name, why));
}
