using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>REM4003: the ref is passed where its value was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitOnlyToPassOnFix() : NodeFix<AwaitExpressionSyntax>(DiagnosticIds.AwaitOnlyToPassOn, "Pass the ref")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Change(AwaitExpressionSyntax node, Diagnostic diagnostic)
    {
        if (node.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } }) return (node, node.Expression);
        TypeSyntax var = SyntaxFactory.IdentifierName("var").WithTriviaFrom(declaration.Type);
        return (declaration, declaration.ReplaceNode(node, node.Expression.WithTriviaFrom(node)).WithType(var));
    }
}
