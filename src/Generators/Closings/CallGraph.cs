using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>
/// Which generic code leads to which remote members. Begins at the calls of these; a call whose type arguments are the type parameters
/// of a method or type leads to the places that name that one, and so on.
/// </summary>
internal sealed class CallGraph
{
    private readonly ReferenceFinder finder;
    private readonly Dictionary<string, List<GenericReference>> known = [];
    private readonly Dictionary<ISymbol, List<GenericReference>> byOwner = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> wanted = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ISymbol>> implementations = new(SymbolEqualityComparer.Default);
    private readonly List<GenericReference> closed = [];

    private CallGraph(ReferenceFinder finder) => this.finder = finder;

    /// <summary>References whose type arguments are all known.</summary>
    public IReadOnlyList<GenericReference> Closed => closed;

    public static CallGraph Build(ReferenceFinder finder, IEnumerable<string> remoteNames, CancellationToken cancellationToken)
    {
        var graph = new CallGraph(finder);
        graph.Grow(remoteNames, cancellationToken);
        return graph;
    }

    /// <summary>The generic types and methods on whose type parameters some reference depends.</summary>
    public IEnumerable<ISymbol> Owners => byOwner.Keys;

    /// <summary>The references within a generic type or method that depend on its type parameters.</summary>
    public IReadOnlyList<GenericReference> Within(ISymbol owner) => byOwner.TryGetValue(owner, out List<GenericReference>? references) ? references : [];

    /// <summary>The methods that a call of this one may run: itself, and what overrides or implements it.</summary>
    public IEnumerable<ISymbol> RunBy(ISymbol definition)
        => implementations.TryGetValue(definition, out List<ISymbol>? methods) ? methods.Prepend(definition) : [definition];

    private void Grow(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var owners = new Queue<ISymbol>();
        foreach (GenericReference reference in Find([.. names], cancellationToken).Where(reference => reference.Definition.Has(RemoteTypeNames.TemplateAttribute)))
            Add(reference, owners);
        while (owners.Count > 0)
        {
            ISymbol owner = owners.Dequeue();
            foreach (ISymbol named in Aliases(owner))
            {
                IEnumerable<GenericReference> references = Find([named.Name], cancellationToken);
                foreach (GenericReference reference in references.Where(reference => SymbolEqualityComparer.Default.Equals(reference.Definition, named)).ToArray())
                    Add(reference, owners);
            }
        }
    }

    private void Add(GenericReference reference, Queue<ISymbol> owners)
    {
        if (reference.Owner is not { } owner)
        {
            closed.Add(reference);
            return;
        }

        if (!byOwner.TryGetValue(owner, out List<GenericReference>? references)) byOwner[owner] = references = [];
        references.Add(reference);
        // The calls that close a template were found as calls of its proxies.
        if (wanted.Add(owner) && !owner.Has(RemoteTypeNames.TemplateAttribute)) owners.Enqueue(owner);
    }

    private List<GenericReference> Find(HashSet<string> names, CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>(names.Where(name => !known.ContainsKey(name)));
        foreach (string name in missing) known[name] = [];
        if (missing.Count > 0)
        {
            foreach (GenericReference reference in finder.Find(missing, cancellationToken))
                known[((SimpleNameSyntax)reference.Place).Identifier.ValueText].Add(reference);
        }

        return [.. names.SelectMany(name => known[name])];
    }

    /// <summary>The definition, and of a generic method in a plain class those that it overrides or implements: calls name these.</summary>
    private IEnumerable<ISymbol> Aliases(ISymbol owner)
    {
        var aliases = new List<ISymbol> { owner };
        if (owner is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method && TypeParameters.Around(method.ContainingType).IsEmpty)
        {
            for (IMethodSymbol? at = method.OverriddenMethod; at is not null; at = at.OverriddenMethod) aliases.Add(at.OriginalDefinition);
            aliases.AddRange(method.ContainingType.AllInterfaces
                .Where(type => !type.IsGenericType)
                .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
                .Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));
        }

        foreach (ISymbol alias in aliases.Skip(1))
        {
            if (!implementations.TryGetValue(alias, out List<ISymbol>? methods)) implementations[alias] = methods = [];
            methods.Add(owner);
        }

        return aliases;
    }
}
