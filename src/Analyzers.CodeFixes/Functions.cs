using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Remote.Analyzers.CodeFixes;

/// <summary>What may be written at a place.</summary>
internal static class Functions
{
    /// <summary>Whether the function around a node may await: it is async, or the program's top level.</summary>
    public static bool MayAwait(SyntaxNode node)
    {
        foreach (SyntaxNode around in node.Ancestors())
        {
            if (around is AnonymousFunctionExpressionSyntax lambda) return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
            if (around is LocalFunctionStatementSyntax local) return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
            if (around is MethodDeclarationSyntax method) return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
            if (around is GlobalStatementSyntax) return true;
            if (around is MemberDeclarationSyntax) return false;
        }

        return false;
    }

    /// <summary><c>await x</c>, in parentheses where something is done with the result at once.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaited, SyntaxNode? parent)
    {
        ExpressionSyntax wait = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited.WithoutTrivia());
        bool isUsed = parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax;
        return isUsed ? SyntaxFactory.ParenthesizedExpression(wait) : wait;
    }
}
