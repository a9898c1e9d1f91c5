using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1012.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.AttributeValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.Method, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (context.Symbol.Find(RemoteTypeNames.RemoteAttribute) is not { NamedArguments: { IsEmpty: false } values } attribute) return;
        if (RemoteValues.KindOf(context.Symbol) is not { } kind) return;
        foreach (KeyValuePair<string, TypedConstant> value in values)
        {
            if (RemoteValues.FaultOf(kind, value.Key, value.Value) is not var (what, wayOut)) continue;
            Location at = At(attribute, value.Key, context);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.AttributeValue, at, value.Key, kind, context.Symbol.Name, what, wayOut));
        }
    }

    private static Location At(AttributeData attribute, string name, SymbolAnalysisContext context)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;
        return syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation()
            ?? context.Symbol.Locations[0];
    }
}
