using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>Finds generic references by name: only nodes that bear a name asked for are bound, as binding costs far more than reading.</summary>
internal sealed class ReferenceFinder(Compilation compilation, IReadOnlyList<SyntaxNode> roots)
{
    public IEnumerable<GenericReference> Find(HashSet<string> names, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode root in roots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (SimpleNameSyntax node in root.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (!names.Contains(node.Identifier.ValueText)) continue;
                model ??= compilation.GetSemanticModel(root.SyntaxTree);
                if (Read(model.GetSymbolInfo(node, cancellationToken).Symbol, node) is { } reference) yield return reference;
            }
        }
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
