using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>REM4012: the token is passed by name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TokenNotPassedOnFix() : NodeFix<InvocationExpressionSyntax>(DiagnosticIds.TokenNotPassedOn, "Pass the token")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Change(InvocationExpressionSyntax node, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue("parameter", out string? parameter) || !diagnostic.Properties.TryGetValue("token", out string? token)) return null;
        SeparatedSyntaxList<ArgumentSyntax> arguments = node.ArgumentList.Arguments;
        string before = arguments.Count == 0 ? "" : arguments.ToFullString() + ", ";
        return (node, node.WithArgumentList(SyntaxFactory.ParseArgumentList($"({before}{parameter}: {token})")));
    }
}
