using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>REM4010: the ref is awaited, or dropped in so many words where the function cannot wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnobservedRefFix() : NodeFix<InvocationExpressionSyntax>(DiagnosticIds.UnobservedRef, "See how the call ends")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Change(InvocationExpressionSyntax node, Diagnostic diagnostic)
        => (node, Functions.MayAwait(node) ? Functions.Await(node, node.Parent) : Discard(node));

    private static ExpressionSyntax Discard(ExpressionSyntax value)
        => SyntaxFactory.ParseExpression("_ = " + value.WithoutTrivia().ToFullString());
}
