using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>A place in code that names a generic type, a generic method, or a remote member by its template.</summary>
/// <param name="Definition">The open type or method; of a remote member, its template.</param>
/// <param name="Arguments">The type arguments, those of types around it first.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record GenericReference(ISymbol Definition, ImmutableArray<ITypeSymbol> Arguments, SyntaxNode Place)
{
    /// <summary>Whose type parameters the arguments mention: the method's if any, for its closings tell those of its type too. Null where they are closed.</summary>
    public ISymbol? Owner
    {
        get
        {
            ITypeParameterSymbol[] mentioned = [.. Arguments.SelectMany(Mentioned)];
            return (ISymbol?)mentioned.FirstOrDefault(parameter => parameter.DeclaringMethod is not null)?.DeclaringMethod?.OriginalDefinition
                ?? mentioned.FirstOrDefault()?.DeclaringType?.OriginalDefinition;
        }
    }

    private static IEnumerable<ITypeParameterSymbol> Mentioned(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => [parameter],
        IArrayTypeSymbol array => Mentioned(array.ElementType),
        INamedTypeSymbol named => TypeParameters.Arguments(named).SelectMany(Mentioned),
        _ => [],
    };
}
