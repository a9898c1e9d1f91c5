using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>Follows closed references through generic code, to all closed templates that can be reached.</summary>
/// <param name="compilation">Makes closed types.</param>
/// <param name="graph">What leads where.</param>
/// <param name="open">A template whose own type parameters count as closed; or null.</param>
internal sealed class Closure(Compilation compilation, CallGraph graph, ISymbol? open = null)
{
    /// <summary>Type arguments nested deeper than this, that nobody wrote, come from code that calls itself with ever larger types.</summary>
    private const int DepthLimit = 12;

    private const int CountLimit = 5000;

    private readonly HashSet<string> seen = [];
    private readonly Queue<GenericReference> queue = new();

    /// <summary>The closed templates that were reached.</summary>
    public List<GenericReference> Templates { get; } = [];

    /// <summary>The first reference that was not followed any more; null where all were.</summary>
    public GenericReference? Endless { get; private set; }

    public void Follow(IEnumerable<GenericReference> roots, CancellationToken cancellationToken)
    {
        foreach (GenericReference root in roots) Add(root);
        while (queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            GenericReference reached = queue.Dequeue();
            foreach (ISymbol runs in graph.RunBy(reached.Definition)) FollowInto(runs, graph.Within(runs), reached.Arguments);
            if (Links.Find(reached.Definition, compilation) is { } links) FollowInto(links, [.. Links.Read(links, reached.Place)], reached.Arguments);
        }
    }

    private void FollowInto(ISymbol definition, IReadOnlyList<GenericReference> inside, ImmutableArray<ITypeSymbol> arguments)
    {
        if (inside.Count == 0) return;
        var substitution = new Substitution(compilation, definition, arguments);
        foreach (GenericReference reference in inside)
        {
            GenericReference next = reference with { Arguments = [.. reference.Arguments.Select(substitution.Apply)] };
            if (seen.Count >= CountLimit || next.Arguments.Any(argument => Depth(argument) > DepthLimit)) Endless ??= next;
            else Add(next);
        }
    }

    private void Add(GenericReference reference)
    {
        if (reference.Owner is { } owner && !SymbolEqualityComparer.Default.Equals(owner, open)) return;
        if (!seen.Add(Key(reference))) return;
        queue.Enqueue(reference);
        if (reference.Definition.Has(RemoteTypeNames.TemplateAttribute)) Templates.Add(reference);
    }

    private static string Key(GenericReference reference)
    {
        string definition = reference.Definition is IMethodSymbol method
            ? $"{TypeNames.Code(method.ContainingType)}.{method.ToDisplayString(RemoteNames.Identity)}({string.Join(",", method.Parameters.Select(p => TypeNames.Code(p.Type)))})"
            : TypeNames.Code((ITypeSymbol)reference.Definition);
        return $"{definition} {ClosedNames.Arguments(reference.Arguments)}";
    }

    private static int Depth(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => 1 + Depth(array.ElementType),
        INamedTypeSymbol named => 1 + TypeParameters.Arguments(named).Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
