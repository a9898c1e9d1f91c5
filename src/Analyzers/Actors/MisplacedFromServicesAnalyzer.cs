using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2011.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedFromServicesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MisplacedFromServices];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        // Syntax, for the parameters of lambdas and local functions are no members; an endpoint's lambda is where it is mistaken most.
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.Parameter);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not ParameterSyntax { AttributeLists.Count: > 0 }) return;
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is not IParameterSymbol parameter) return;
        if (parameter.Find(RemoteTypeNames.FromServicesAttribute) is not { ApplicationSyntaxReference: { } syntax } || IsOfActor(parameter)) return;
        Location location = Location.Create(syntax.SyntaxTree, syntax.Span);
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MisplacedFromServices, location, parameter.Name));
    }

    private static bool IsOfActor(IParameterSymbol parameter) => ServiceRules.IsService(parameter) && parameter.ContainingType.IsMarkedRemote();
}
