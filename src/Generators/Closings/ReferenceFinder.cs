using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>Finds generic references by name: only nodes that bear a name asked for are bound, as binding costs far more than reading.</summary>
internal sealed class ReferenceFinder(Compilation compilation, IReadOnlyList<SyntaxNode> roots)
{
    // One model a file for all searches: a local function's type parameters are other symbols in another model.
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    public IEnumerable<GenericReference> Find(HashSet<string> names, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode root in roots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (SimpleNameSyntax node in root.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (!names.Contains(node.Identifier.ValueText)) continue;
                if (Read(ModelOf(root.SyntaxTree).GetSymbolInfo(node, cancellationToken).Symbol, node) is { } reference) yield return reference;
            }
        }
    }

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model)) models[tree] = model = compilation.GetSemanticModel(tree);
        return model;
    }

    private static GenericReference? Read(ISymbol? symbol, SyntaxNode place) => symbol switch
    {
        IMethodSymbol method => Read(method, place),
        INamedTypeSymbol { IsUnboundGenericType: false } type when TypeParameters.Arguments(type) is { IsEmpty: false } arguments
            => new GenericReference(type.OriginalDefinition, arguments, place),
        _ => null,
    };

    private static GenericReference? Read(IMethodSymbol method, SyntaxNode place)
    {
        if (method.ReducedFrom is { } unreduced) method = unreduced.IsGenericMethod ? unreduced.Construct([.. method.TypeArguments]) : unreduced;
        ImmutableArray<ITypeSymbol> arguments = TypeParameters.Arguments(method.ContainingType).AddRange(method.TypeArguments);
        if (arguments.IsEmpty) return null;
        ISymbol definition = TemplateOf(method) ?? (ISymbol)method.OriginalDefinition;
        return new GenericReference(definition, arguments, place);
    }

    private static INamedTypeSymbol? TemplateOf(IMethodSymbol proxy)
        => (proxy.OriginalDefinition.Find(RemoteTypeNames.ClosedFromAttribute)?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.OriginalDefinition;
}
