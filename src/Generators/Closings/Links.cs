using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>
/// What a generic member calls with its own type parameters, for other assemblies: they see no method bodies. A delegate beside the
/// template has one parameter for each template that is closed along with it.
/// </summary>
internal static class Links
{
    private const string Suffix = "_Links";

    /// <summary>The delegate of a template that another assembly declares; null where that calls nothing.</summary>
    public static INamedTypeSymbol? Find(ISymbol definition, Compilation compilation)
        => definition is INamedTypeSymbol template && template.Has(RemoteTypeNames.TemplateAttribute)
            && !SymbolEqualityComparer.Default.Equals(template.ContainingAssembly, compilation.Assembly)
            ? template.ContainingNamespace.GetTypeMembers(template.Name + Suffix, template.Arity).FirstOrDefault()
            : null;

    public static IEnumerable<GenericReference> Read(INamedTypeSymbol links, SyntaxNode place)
        => links.DelegateInvokeMethod!.Parameters.Select(parameter => parameter.Type).OfType<INamedTypeSymbol>()
            .Select(type => new GenericReference(type.OriginalDefinition, type.TypeArguments, place));

    public static void Write(SourceProductionContext output, Compilation compilation, CallGraph graph)
    {
        SourceWriter writer = GeneratedFile.Begin();
        writer.Open($"namespace {Door.Namespace}");
        bool any = false;
        foreach (INamedTypeSymbol template in graph.Owners.OfType<INamedTypeSymbol>().Where(owner => owner.Has(RemoteTypeNames.TemplateAttribute)))
        {
            string[] reached = [.. Reached(template, compilation, graph, output.CancellationToken)];
            if (reached.Length == 0) continue;
            any = true;
            Write(writer, template, reached);
        }

        writer.Close();
        if (any) output.AddSource("Remote.Links.g.cs", writer.ToString());
    }

    private static void Write(SourceWriter writer, INamedTypeSymbol template, string[] reached)
    {
        EquatableArray<TypeParameterModel> parameters = TypeParameterText.Models(template.TypeParameters);
        string arguments = string.Join(", ", reached.Select((type, index) => $"{type} __p{index}"));
        writer.Line(Door.Hidden);
        writer.Line($"public delegate void {template.Name}{Suffix}{TypeParameterText.List(parameters)}({arguments}){TypeParameterText.Constraints(parameters)};").Line();
    }

    private static IEnumerable<string> Reached(INamedTypeSymbol template, Compilation compilation, CallGraph graph, CancellationToken cancellationToken)
    {
        // Only what is public can be named elsewhere.
        if (template.DeclaredAccessibility != Accessibility.Public) return [];
        var closure = new Closure(compilation, graph, template);
        closure.Follow([new GenericReference(template, ImmutableArray<ITypeSymbol>.CastUp(template.TypeParameters), graph.Within(template)[0].Place)], cancellationToken);
        return closure.Templates
            .Where(reference => !SymbolEqualityComparer.Default.Equals(reference.Definition, template) && reference.Owner is not null && IsPublic(reference))
            .Select(reference => TypeNames.Code(Substitution.Construct((INamedTypeSymbol)reference.Definition, reference.Arguments)))
            .OrderBy(code => code, StringComparer.Ordinal);
    }

    private static bool IsPublic(GenericReference reference)
        => reference.Definition.DeclaredAccessibility == Accessibility.Public && reference.Arguments.All(IsPublic);

    private static bool IsPublic(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsPublic(array.ElementType),
        INamedTypeSymbol named => named.IsPublicEverywhere() && TypeParameters.Arguments(named).All(IsPublic),
        _ => false,
    };
}
