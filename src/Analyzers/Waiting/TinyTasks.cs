using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>Tells which tasks do a few operations on numbers and nothing else. Where in doubt a task does more.</summary>
internal static class TinyTasks
{
    private const int Few = 40;

    /// <summary>The methods of this name that <c>Work.Remote().Name(...)</c> can stand for.</summary>
    public static IEnumerable<IMethodSymbol> CalledBy(IInvocationOperation call)
    {
        if (call.Instance?.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var holder } }) return [];
        return call.SemanticModel?.GetSymbolInfo(holder).Symbol is INamedTypeSymbol type
            ? type.GetMembers(call.TargetMethod.Name).OfType<IMethodSymbol>().Where(RemoteBodies.IsTask)
            : [];
    }

    public static bool IsTiny(IMethodSymbol task, CancellationToken cancellation)
    {
        if (!(task.ReturnsVoid || IsNumber(task.ReturnType)) || !task.Parameters.All(static parameter => IsNumber(parameter.Type))) return false;
        if (task.DeclaringSyntaxReferences is not [var only] || only.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration) return false;
        SyntaxNode? body = (SyntaxNode?)declaration.ExpressionBody?.Expression ?? declaration.Body;
        if (body is null || body.DescendantNodes().Take(Few).Count() == Few) return false;
        var own = new HashSet<string>(task.Parameters.Select(static parameter => parameter.Name));
        own.UnionWith(body.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(static variable => variable.Identifier.ValueText));
        return body.DescendantNodesAndSelf().All(node => IsCheap(node, own));
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    private static bool IsCheap(SyntaxNode node, HashSet<string> own) => node switch
    {
        IdentifierNameSyntax name => own.Contains(name.Identifier.ValueText) || name.IsVar,
        BlockSyntax or ReturnStatementSyntax or IfStatementSyntax or ElseClauseSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax => true,
        VariableDeclarationSyntax or VariableDeclaratorSyntax or EqualsValueClauseSyntax or PredefinedTypeSyntax => true,
        BinaryExpressionSyntax or AssignmentExpressionSyntax or ConditionalExpressionSyntax or LiteralExpressionSyntax or CastExpressionSyntax => true,
        ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => !node.IsKind(SyntaxKind.AddressOfExpression),
        _ => false,
    };
}
