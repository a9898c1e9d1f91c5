using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Contracts;

/// <summary>REM3001: a parameter, a result or a value put into the object store is of a type that cannot cross to another process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeCannotCrossAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "REM3001",
        "A type cannot cross to another process",
        "{0} cannot cross to another process: {1} {2}. {3}.",
        "Remote.Contracts",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Arguments and results of remote members are copied to another process: all of their state must be visible, and mean something there.",
        helpLinkUri: "docs/rules/REM3001.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeMember, SymbolKind.Method, SymbolKind.NamedType);
        context.RegisterOperationAction(AnalyzePut, OperationKind.Invocation);
    }

    private static void AnalyzeMember(SymbolAnalysisContext context)
    {
        if (!RemoteAttributes.IsRemote(context.Symbol)) return;
        CrossingRules rules = CrossingRules.For(context.Compilation);
        foreach (IMethodSymbol method in RemoteSignatures.Members(context.Symbol))
        {
            foreach (IParameterSymbol parameter in RemoteSignatures.Arguments(method))
            {
                if (rules.FindFault(parameter.Type) is { } fault) Report(context, At(parameter, context.Symbol), $"Parameter '{parameter.Name}'", fault);
            }

            if (RemoteSignatures.Result(method) is { } result && rules.FindFault(result) is { } hidden)
            {
                Report(context, AtResult(method, context), $"The result of '{method.Name}'", hidden);
            }
        }
    }

    private static void AnalyzePut(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Put", TypeArguments: [var type] } method || TypeNames.Metadata(method.ContainingType) != RemoteTypeNames.ObjectRef) return;
        if (CrossingRules.For(context.Compilation).FindFault(type) is not { } fault) return;
        SyntaxNode place = call.Arguments.FirstOrDefault()?.Syntax ?? call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), "The value", fault.Path, fault.Reason, fault.WayOut));
    }

    private static void Report(SymbolAnalysisContext context, Location location, string what, CrossingFault fault)
        => context.ReportDiagnostic(Diagnostic.Create(Rule, location, what, fault.Path, fault.Reason, fault.WayOut));

    /// <summary>The member itself, or for what a base class of another assembly declares, the remote class.</summary>
    private static Location At(ISymbol member, ISymbol remote)
        => member.Locations.FirstOrDefault(location => location.IsInSource) ?? remote.Locations[0];

    private static Location AtResult(IMethodSymbol method, SymbolAnalysisContext context)
    {
        SyntaxNode? declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
        return declaration is MethodDeclarationSyntax { ReturnType: var type } ? type.GetLocation() : At(method, context.Symbol);
    }
}
