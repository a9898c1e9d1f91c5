using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>REM4009: <c>Get</c> becomes <c>await</c>, where the function is async.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BlockingGetFix() : NodeFix<InvocationExpressionSyntax>(DiagnosticIds.BlockingGet, "Await the ref")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Change(InvocationExpressionSyntax node, Diagnostic diagnostic)
    {
        if (node.Expression is not MemberAccessExpressionSyntax getter || !Functions.MayAwait(node)) return null;
        ExpressionSyntax awaited = node.ArgumentList.Arguments.Count == 0
            ? getter.Expression
            : node.WithExpression(getter.WithName(SyntaxFactory.IdentifierName("GetAsync")));
        return (node, Functions.Await(awaited, node.Parent));
    }
}
