using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Remote.Generators.Surfaces;

/// <summary>
/// What models can depend on, in one compilation. An edit of a body changes nothing here; an edit of a signature changes the keys of the files
/// that mention its type, near or far.
/// </summary>
internal sealed class CompilationSurface
{
    private static readonly ConditionalWeakTable<Compilation, CompilationSurface> Known = new();

    // By assembly: what the last compilation of it had, digests alone. Most edits leave it as it is.
    private static readonly ConcurrentDictionary<string, Keys> Last = new();

    private readonly Dictionary<SyntaxTree, int> indices = [];
    private readonly Keys keys;

    private CompilationSurface(Compilation compilation)
    {
        var files = new List<TreeSurface>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            indices.Add(tree, files.Count);
            files.Add(TreeSurface.Of(tree));
        }

        string name = compilation.AssemblyName ?? "";
        Last.TryGetValue(name, out Keys? last);
        SurfaceContext context = last is not null && last.Context.Fits(compilation) ? last.Context : new SurfaceContext(compilation);
        keys = last is not null && last.Fit(context, files) ? last : new Keys(context, Canonical(files, last));
        Last[name] = keys;
    }

    public static CompilationSurface Of(Compilation compilation) => Known.GetValue(compilation, static c => new CompilationSurface(c));

    /// <summary>Options and references: the same object in compilations that differ in files alone.</summary>
    public SurfaceContext Context => keys.Context;

    /// <summary>What is seen of the file: the same object before and after an edit that cannot be seen.</summary>
    public TreeSurface FileOf(SyntaxTree tree) => keys.Surfaces[indices[tree]];

    /// <summary>For what depends on signatures that the file mentions, near or far.</summary>
    public SurfaceKey OfFile(SyntaxTree tree) => new(keys.Context, keys.Outline, keys.Files[indices[tree]]);

    /// <summary>For what may depend on any signature, as the type of an expression does.</summary>
    public SurfaceKey OfAll => new(keys.Context, keys.Outline, keys.All);

    private static TreeSurface[] Canonical(List<TreeSurface> files, Keys? last)
    {
        for (int i = 0; i < files.Count && i < last?.Surfaces.Length; i++)
        {
            if (files[i].IsSameAs(last.Surfaces[i])) files[i] = last.Surfaces[i];
        }

        return [.. files];
    }

    private sealed class Keys
    {
        public Keys(SurfaceContext context, TreeSurface[] surfaces)
        {
            (Context, Surfaces) = (context, surfaces);
            Digest outline = new(), all = new();
            foreach (TreeSurface surface in surfaces)
            {
                outline.Add(surface.Outline);
                all.Add(surface.Content);
            }

            (Outline, All, Files) = (outline.Value, all.Value, SurfaceGraph.Digests(surfaces));
        }

        public SurfaceContext Context { get; }

        public TreeSurface[] Surfaces { get; }

        public ulong Outline { get; }

        public ulong All { get; }

        public ulong[] Files { get; }

        public bool Fit(SurfaceContext context, List<TreeSurface> others)
        {
            if (!ReferenceEquals(context, Context) || others.Count != Surfaces.Length) return false;
            for (int i = 0; i < Surfaces.Length; i++)
            {
                if (!Surfaces[i].IsSameAs(others[i])) return false;
            }

            return true;
        }
    }
}
