using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>Puts type arguments in the place of type parameters.</summary>
internal sealed class Substitution
{
    private readonly Compilation compilation;
    private readonly Dictionary<ITypeParameterSymbol, ITypeSymbol> map = new(SymbolEqualityComparer.Default);

    /// <param name="compilation">Makes array types.</param>
    /// <param name="definition">The open type or method.</param>
    /// <param name="arguments">For its type parameters, those of types around it first.</param>
    public Substitution(Compilation compilation, ISymbol definition, ImmutableArray<ITypeSymbol> arguments)
    {
        this.compilation = compilation;
        ImmutableArray<ITypeParameterSymbol> parameters = ParametersOf(definition);
        for (int i = 0; i < parameters.Length && i < arguments.Length; i++) map[parameters[i]] = arguments[i];
    }

    public static ImmutableArray<ITypeParameterSymbol> ParametersOf(ISymbol definition) => definition is IMethodSymbol method
        ? TypeParameters.Around(method.ContainingType).AddRange(method.TypeParameters)
        : TypeParameters.Around((INamedTypeSymbol)definition);

    public ITypeSymbol Apply(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => map.TryGetValue(parameter, out ITypeSymbol? argument) ? argument : type,
        IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(Apply(array.ElementType), array.Rank),
        INamedTypeSymbol named => Apply(named),
        _ => type,
    };

    private INamedTypeSymbol Apply(INamedTypeSymbol type)
    {
        ImmutableArray<ITypeSymbol> arguments = TypeParameters.Arguments(type);
        return arguments.IsEmpty ? type : Construct(type.OriginalDefinition, [.. arguments.Select(Apply)]);
    }

    /// <summary>The closed type of an open one that may be nested in generic types.</summary>
    public static INamedTypeSymbol Construct(INamedTypeSymbol definition, ImmutableArray<ITypeSymbol> arguments)
    {
        int own = definition.TypeParameters.Length;
        INamedTypeSymbol open = definition;
        if (arguments.Length > own)
        {
            INamedTypeSymbol outer = Construct(definition.ContainingType, arguments.RemoveRange(arguments.Length - own, own));
            open = outer.GetTypeMembers(definition.Name, own).First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, definition));
        }

        return own == 0 ? open : open.Construct([.. arguments.Skip(arguments.Length - own)]);
    }
}
