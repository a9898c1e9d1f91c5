using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1005.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedAttributeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MisplacedAttribute];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(symbol => Check((IMethodSymbol)symbol.Symbol, symbol.ReportDiagnostic), SymbolKind.Method);
        context.RegisterSymbolAction(CheckStaticClass, SymbolKind.NamedType);
        // Local functions and lambdas are no members: no symbol action visits them.
        context.RegisterSyntaxNodeAction(
            CheckLocal,
            SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    private static void CheckLocal(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not (LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } or LambdaExpressionSyntax { AttributeLists.Count: > 0 })) return;
        ISymbol? symbol = context.Node is LocalFunctionStatementSyntax
            ? context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            : context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol method) Check(method, context.ReportDiagnostic);
    }

    private static void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (RemoteMethodRules.CanHoldTasks(method) || method.Find(RemoteTypeNames.RemoteAttribute) is not { } attribute) return;
        bool isActorMethod = method is { MethodKind: MethodKind.Ordinary, IsStatic: false } && method.ContainingType.IsMarkedRemote();
        if (!isActorMethod) report(At(attribute, method, Describe(method)));
    }

    private static void CheckStaticClass(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { IsStatic: true } type && type.Find(RemoteTypeNames.RemoteAttribute) is { } attribute)
            context.ReportDiagnostic(At(attribute, type, "the static class"));
    }

    private static Diagnostic At(AttributeData attribute, ISymbol symbol, string what)
    {
        Location location = attribute.ApplicationSyntaxReference is { } syntax
            ? Location.Create(syntax.SyntaxTree, syntax.Span)
            : symbol.Locations[0];
        return Diagnostic.Create(DiagnosticDescriptors.MisplacedAttribute, location, what, symbol.Name.Length > 0 ? symbol.Name : "=>");
    }

    private static string Describe(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => "the local function",
        { MethodKind: MethodKind.AnonymousFunction } => "the lambda",
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "the operator",
        { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove } => "the accessor",
        { MethodKind: MethodKind.Ordinary, IsStatic: false } => "the instance method",
        { IsAbstract: true } or { IsVirtual: true } => "the static interface method",
        _ => "the member",
    };
}
