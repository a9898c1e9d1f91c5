using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Remote.Generators.Surfaces;

/// <summary>The models of one step, by what they were made of. All weak: a model goes with its tree, or with the last tree that looks the same.</summary>
internal sealed class RememberedModels<T>
{
    private readonly ConditionalWeakTable<SyntaxNode, Entry> byNode = new();

    // An edit of a body makes all nodes of its file anew, and leaves their declarations.
    private readonly ConditionalWeakTable<TreeSurface, ConcurrentDictionary<string, Entry>> byDeclaration = new();

    public T OfDeclaration(MemberDeclarationSyntax node, Compilation compilation, Func<T> make)
    {
        CompilationSurface surface = CompilationSurface.Of(compilation);
        SurfaceKey key = surface.OfFile(node.SyntaxTree);
        if (byNode.TryGetValue(node, out Entry? entry) && entry.Key == key) return entry.Model;
        ConcurrentDictionary<string, Entry> declarations = byDeclaration.GetOrCreateValue(surface.FileOf(node.SyntaxTree));
        string name = NameOf(node);
        if (!declarations.TryGetValue(name, out entry) || entry.Key != key) declarations[name] = entry = new Entry(key, make());
        Keep(node, entry);
        return entry.Model;
    }

    public T OfExpression(SyntaxNode node, Compilation compilation, Func<T> make)
    {
        SurfaceKey key = CompilationSurface.Of(compilation).OfAll;
        if (byNode.TryGetValue(node, out Entry? entry) && entry.Key == key) return entry.Model;
        entry = new Entry(key, make());
        Keep(node, entry);
        return entry.Model;
    }

    private void Keep(SyntaxNode node, Entry entry)
    {
        lock (byNode)
        {
            byNode.Remove(node);
            byNode.Add(node, entry);
        }
    }

    /// <summary>Tells a declaration from all others of its file; two that are alike to the letter are an error of the program.</summary>
    private static string NameOf(MemberDeclarationSyntax node)
        => string.Join("\n", node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Select(Header));

    private static string Header(MemberDeclarationSyntax node) => node switch
    {
        MethodDeclarationSyntax method => $"{method.AttributeLists} {method.Modifiers} {method.ReturnType} {method.ExplicitInterfaceSpecifier}{method.Identifier}{method.TypeParameterList}{method.ParameterList}",
        TypeDeclarationSyntax type => $"{type.AttributeLists} {type.Modifiers} {type.Keyword} {type.Identifier}{type.TypeParameterList}{type.BaseList}",
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => node.RawKind.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private sealed record Entry(SurfaceKey Key, T Model);
}
