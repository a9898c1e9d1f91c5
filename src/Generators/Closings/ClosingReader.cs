using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>From closed templates as symbols to what is written about them.</summary>
internal static class ClosingReader
{
    /// <summary>In the order of their signatures; less those that generated code cannot name, about which an analyzer or the call itself says why.</summary>
    public static List<Closing> Read(IEnumerable<GenericReference> templates, Compilation compilation, CancellationToken cancellationToken)
    {
        var closings = new List<Closing>();
        foreach (GenericReference reference in templates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            INamedTypeSymbol template = Substitution.Construct((INamedTypeSymbol)reference.Definition, reference.Arguments);
            if (compilation.IsSymbolAccessibleWithin(template, compilation.Assembly) && reference.Arguments.All(argument => IsNameable(argument, compilation)))
                closings.Add(Read(template, reference, compilation));
        }

        return [.. closings.OrderBy(closing => closing.Signature, StringComparer.Ordinal)];
    }

    private static Closing Read(INamedTypeSymbol template, GenericReference reference, Compilation compilation)
    {
        AttributeData attribute = reference.Definition.Find(RemoteTypeNames.TemplateAttribute)!;
        string open = (string)attribute.ConstructorArguments[0].Value!, format = (string)attribute.ConstructorArguments[1].Value!;
        return new Closing(
            TypeNames.Code(template),
            template.GetMembers("Close").OfType<IMethodSymbol>().Single().ReturnType.Name,
            ClosedNames.Signature(open, reference.Arguments),
            ClosedNames.Display(format, reference.Arguments),
            [.. Crossing(template.GetTypeMembers("Signature").Single().DelegateInvokeMethod!, compilation)]);
    }

    private static IEnumerable<ITypeSymbol> Crossing(IMethodSymbol signature, Compilation compilation)
    {
        IEnumerable<ITypeSymbol> arguments = signature.Parameters.SelectMany(parameter => RemoteSignatures.Forms(parameter.Type, compilation));
        return signature.ReturnsVoid ? arguments : arguments.Append(signature.ReturnType);
    }

    private static bool IsNameable(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType, compilation),
        INamedTypeSymbol { IsAnonymousType: true } or INamedTypeSymbol { IsFileLocal: true } or INamedTypeSymbol { IsRefLikeType: true } => false,
        INamedTypeSymbol named => !named.ContainsUnknown() && compilation.IsSymbolAccessibleWithin(named, compilation.Assembly)
            && TypeParameters.Arguments(named).All(argument => IsNameable(argument, compilation)),
        _ => false,
    };
}
