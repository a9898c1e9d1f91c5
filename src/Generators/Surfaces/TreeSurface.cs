using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Remote.Generators.Surfaces;

/// <summary>
/// What the rest of a program can see of a file: all but the bodies of its members. Two files with equal digests mean the same to every model
/// that is made of signatures, attributes and documentation. Holds no node, so that it may be kept for as long as it is useful.
/// </summary>
/// <param name="Content">A digest of all that can be seen, the documentation included.</param>
/// <param name="Outline">A digest of what names mean: usings, and the types that are declared, each in its place.</param>
/// <param name="Declared">The simple names of the types and aliases that it declares.</param>
/// <param name="Mentioned">Every name in it.</param>
/// <param name="Bases">The names in lists of bases, and those that aliases stand for: what is declared under them depends on this file too.</param>
/// <param name="IsGlobal">Whether it has usings for all files, or attributes of the assembly.</param>
internal sealed record TreeSurface(ulong Content, ulong Outline, IReadOnlyCollection<string> Declared, IReadOnlyCollection<string> Mentioned, IReadOnlyCollection<string> Bases, bool IsGlobal)
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeSurface> Known = new();

    /// <summary>Read once for each tree: an edit makes one new tree and keeps the others.</summary>
    public static TreeSurface Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new SurfaceReader().Read(tree));

    /// <summary>Whether an edit from one to the other cannot be seen.</summary>
    public bool IsSameAs(TreeSurface other) => Content == other.Content && Outline == other.Outline;
}
