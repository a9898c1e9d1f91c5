using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Contracts;

/// <summary>REM3001: a parameter, a result, a value put into the object store or an item of a queue is of a type that cannot cross to another process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeCannotCrossAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.TypeCannotCross];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        RemoteMembers.ForEachMethod(context, AnalyzeMember);
        context.RegisterOperationAction(AnalyzePut, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeQueue, OperationKind.ObjectCreation);
        context.RegisterOperationAction(AnalyzeClosed, OperationKind.Invocation);
    }

    /// <summary>What other rules say of the same parameter is not said again here.</summary>
    private static void AnalyzeMember(SymbolAnalysisContext context, IMethodSymbol method)
    {
        CrossingRules rules = CrossingRules.For(context.Compilation);
        foreach (IParameterSymbol parameter in RemoteSignatures.Arguments(method))
        {
            if (RemoteMethodRules.IsByReference(parameter) || RemoteMethodRules.IsStackOnly(parameter.Type)) continue;
            if (rules.FindFault(parameter.Type) is { } fault) Report(context, context.At(parameter), $"Parameter '{parameter.Name}'", fault);
        }

        if (RemoteSignatures.Result(method) is { } result && !RemoteMethodRules.IsStackOnly(result) && rules.FindFault(result) is { } lost)
        {
            Report(context, AtResult(method, context), $"The result of '{method.Name}'", lost);
        }
    }

    private static void AnalyzePut(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Put", TypeArguments: [var type] } method || TypeNames.Metadata(method.ContainingType) != RemoteTypeNames.ObjectRef) return;
        if (CrossingRules.For(context.Compilation).FindFault(type) is not { } fault) return;
        SyntaxNode place = call.Arguments.FirstOrDefault()?.Syntax ?? call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.TypeCannotCross, place.GetLocation(), "The value", fault.Path, fault.Reason, fault.WayOut));
    }

    private static void AnalyzeQueue(OperationAnalysisContext context)
    {
        if (context.Operation.Type is not INamedTypeSymbol { TypeArguments: [var item] } type || TypeNames.Metadata(type.OriginalDefinition) != RemoteTypeNames.RemoteQueueOfT) return;
        if (CrossingRules.For(context.Compilation).FindFault(item) is not { } fault) return;
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticDescriptors.TypeCannotCross, context.Operation.Syntax.GetLocation(), "An item of the queue", fault.Path, fault.Reason, fault.WayOut));
    }

    /// <summary>What crosses in a call of a generic member is known only where it is called.</summary>
    private static void AnalyzeClosed(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.OriginalDefinition.Find(RemoteTypeNames.ClosedFromAttribute) is null) return;
        IMethodSymbol proxy = call.TargetMethod;
        foreach (ITypeSymbol argument in TypeParameters.Arguments(proxy.ContainingType).AddRange(proxy.TypeArguments))
        {
            if (RemoteSignatures.IsOpen(argument) || CrossingRules.For(context.Compilation).FindFault(argument) is not { } fault) continue;
            SyntaxNode place = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name : call.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.TypeCannotCross, place.GetLocation(), $"The type argument {TypeNames.Short(argument)}", fault.Path, fault.Reason, fault.WayOut));
        }
    }

    private static void Report(SymbolAnalysisContext context, Location location, string what, CrossingFault fault)
        => context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.TypeCannotCross, location, what, fault.Path, fault.Reason, fault.WayOut));

    private static Location AtResult(IMethodSymbol method, SymbolAnalysisContext context)
    {
        SyntaxNode? declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
        return declaration is MethodDeclarationSyntax { ReturnType: var type } ? type.GetLocation() : context.At(method);
    }
}
