using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Remote.Generators.Surfaces;

/// <summary>
/// The compiler asks for every node's model again at each edit anywhere; where nothing has changed that a model can depend on, the one made
/// before is given, and no symbol is looked at.
/// </summary>
internal static class Remembered
{
    /// <summary>For models of declarations.</summary>
    public static Func<GeneratorAttributeSyntaxContext, CancellationToken, T> OfDeclaration<T>(Func<GeneratorAttributeSyntaxContext, CancellationToken, T> make)
    {
        var models = new RememberedModels<T>();
        return (context, token) => models.OfDeclaration((MemberDeclarationSyntax)context.TargetNode, context.SemanticModel.Compilation, () => make(context, token));
    }

    /// <summary>For models of declarations that are not found by an attribute.</summary>
    public static Func<GeneratorSyntaxContext, CancellationToken, T> OfDeclaration<T>(Func<GeneratorSyntaxContext, CancellationToken, T> make)
    {
        var models = new RememberedModels<T>();
        return (context, token) => models.OfDeclaration((MemberDeclarationSyntax)context.Node, context.SemanticModel.Compilation, () => make(context, token));
    }

    /// <summary>For models of expressions.</summary>
    public static Func<GeneratorSyntaxContext, CancellationToken, T> OfExpression<T>(Func<GeneratorSyntaxContext, CancellationToken, T> make)
    {
        var models = new RememberedModels<T>();
        return (context, token) => models.OfExpression(context.Node, context.SemanticModel.Compilation, () => make(context, token));
    }
}
