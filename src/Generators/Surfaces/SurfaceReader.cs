using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Remote.Generators.Surfaces;

/// <summary>Reads one file's surface.</summary>
internal sealed class SurfaceReader
{
    private readonly HashSet<string> declared = [], mentioned = [], bases = [];
    private Digest content = new(), outline = new();
    private bool isGlobal;

    public TreeSurface Read(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        foreach (SyntaxToken token in root.DescendantTokens(static node => !IsBody(node))) Add(token);
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)) AddToOutline(node);
        return new TreeSurface(content.Value, outline.Value, declared, mentioned, bases, isGlobal);
    }

    /// <summary>What runs, as against what is declared. Initializers of fields stay: constants have them.</summary>
    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax or GlobalStatementSyntax or ConstructorInitializerSyntax => true,
        ArrowExpressionClauseSyntax => true,
        _ => false,
    };

    private void Add(SyntaxToken token)
    {
        // Documentation and directives; blanks and plain comments mean nothing to anyone.
        foreach (SyntaxTrivia trivia in token.LeadingTrivia)
        {
            if (trivia.HasStructure) content.Add(trivia.ToFullString());
        }

        content.Add(token.Text);
        if (token.IsKind(SyntaxKind.IdentifierToken)) mentioned.Add(token.ValueText);
    }

    private void AddToOutline(SyntaxNode node)
    {
        switch (node)
        {
            case UsingDirectiveSyntax @using:
                AddUsing(@using);
                break;
            case BaseNamespaceDeclarationSyntax space:
                AddDeclaration(space, space.Name.ToString());
                break;
            case BaseTypeDeclarationSyntax type:
                declared.Add(type.Identifier.ValueText);
                AddDeclaration(type, type.Modifiers + " " + type.Identifier.ValueText + (type as TypeDeclarationSyntax)?.TypeParameterList);
                AddNames(type.BaseList, bases);
                break;
            case DelegateDeclarationSyntax type:
                declared.Add(type.Identifier.ValueText);
                AddDeclaration(type, type.Identifier.ValueText + type.TypeParameterList);
                break;
            case AttributeListSyntax or ExternAliasDirectiveSyntax when node.Parent is CompilationUnitSyntax:
                // What an attribute of the assembly names may matter anywhere.
                isGlobal = true;
                outline.Add(node.ToString());
                break;
        }
    }

    private void AddUsing(UsingDirectiveSyntax @using)
    {
        isGlobal |= @using.GlobalKeyword != default;
        outline.Add(@using.ToString());
        if (@using.Alias is null) return;
        declared.Add(@using.Alias.Name.Identifier.ValueText);
        AddNames(@using, bases);
    }

    // Where a type is nested shows in its depth: declarations come in their order.
    private void AddDeclaration(SyntaxNode node, string name)
    {
        outline.Add((ulong)node.RawKind);
        outline.Add((ulong)node.Ancestors().Count());
        outline.Add(name);
    }

    private static void AddNames(SyntaxNode? node, HashSet<string> names)
    {
        if (node is null) return;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) names.Add(token.ValueText);
        }
    }
}
