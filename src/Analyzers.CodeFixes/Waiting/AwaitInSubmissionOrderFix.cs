using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>REM4002: the loop goes over <c>ObjectRef.WhenEach</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitInSubmissionOrderFix() : NodeFix<ForEachStatementSyntax>(DiagnosticIds.AwaitInSubmissionOrder, "Take each ref as soon as it is done")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Change(ForEachStatementSyntax node, Diagnostic diagnostic)
    {
        SyntaxToken wait = SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        ExpressionSyntax each = SyntaxFactory.ParseExpression($"ObjectRef.WhenEach({node.Expression.WithoutTrivia().ToFullString()})");
        return (node, node.WithForEachKeyword(node.ForEachKeyword.WithLeadingTrivia()).WithAwaitKeyword(wait).WithExpression(each.WithTriviaFrom(node.Expression)));
    }
}
