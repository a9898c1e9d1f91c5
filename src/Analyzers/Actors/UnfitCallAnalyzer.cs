using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2005: says beside the compiler's error, which is about generated extension methods, what the actor has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnfitCallAnalyzer() : RefRule(DiagnosticDescriptors.UnfitCall)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invalid);

    private void Check(OperationAnalysisContext context)
    {
        if (context.Operation.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call) return;
        if (context.Operation.SemanticModel is not { } model || call.ArgumentList.Arguments.Any(argument => IsUnknown(argument, model))) return;
        if (ActorMethods.ActorOf(model.GetTypeInfo(called.Expression, context.CancellationToken).Type) is not { } actor) return;
        string name = called.Name.Identifier.ValueText;
        IMethodSymbol[] fitting = [.. ActorMethods.Named(actor, name)];
        (string what, string wayOut) = fitting.Length > 0 ? Unfit(actor, fitting, call, model) : Missing(actor, name);
        context.ReportDiagnostic(At(called.Name.GetLocation(), what, wayOut));
    }

    /// <summary>An argument with an error of its own has been reported, and says nothing about the method.</summary>
    private static bool IsUnknown(ArgumentSyntax argument, SemanticModel model)
        => model.GetTypeInfo(argument.Expression).Type is IErrorTypeSymbol || model.GetSymbolInfo(argument.Expression).CandidateReason != CandidateReason.None;

    private static (string What, string WayOut) Unfit(INamedTypeSymbol actor, IMethodSymbol[] methods, InvocationExpressionSyntax call, SemanticModel model)
    {
        string given = string.Join(", ", call.ArgumentList.Arguments.Select(argument => TypeOf(argument, model)));
        string taken = string.Join(" or ", methods.Select(Signature));
        return ($"'{actor.Name}.{methods[0].Name}' does not take ({given})", $"it takes {taken}");
    }

    private static (string What, string WayOut) Missing(INamedTypeSymbol actor, string name)
    {
        if (actor.GetMembers(name).FirstOrDefault() is { } member)
            return ($"'{actor.Name}.{name}' is not remote", member is IMethodSymbol { IsStatic: false } ? "make it public" : "only public instance methods of an actor are: write one");
        string[] names = [.. ActorMethods.All(actor).Select(static method => method.Name).Distinct().Take(8)];
        return ($"'{actor.Name}' has no method '{name}'", names.Length == 0 ? "it has no public methods at all" : $"it has {string.Join(", ", names)}");
    }

    private static string TypeOf(ArgumentSyntax argument, SemanticModel model)
        => model.GetTypeInfo(argument.Expression).Type is { } type ? TypeNames.Short(type) : argument.Expression.Kind() == SyntaxKind.NullLiteralExpression ? "null" : argument.ToString();

    private static string Signature(IMethodSymbol method)
        => "(" + string.Join(", ", method.Parameters.Where(static p => !RemoteMethodRules.IsCancellationToken(p.Type)).Select(static p => $"{TypeNames.Short(p.Type)} {p.Name}")) + ")";
}
