using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HidingMemberAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.HiddenByUserMember];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (RemoteClassRules.HidingMember(type) is not { } member) return;
        if (!type.IsMarkedRemote() && !RemoteClassRules.MarkedStaticMethods(type).Any()) return;
        string name = member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.HiddenByUserMember, context.At(member), name, type.Name));
    }
}
