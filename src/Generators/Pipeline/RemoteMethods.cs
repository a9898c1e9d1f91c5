using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Surfaces;
using Remote.Shared;

namespace Remote.Generators.Pipeline;

/// <summary>
/// Finds the methods that are marked <c>[Remote]</c>, under whatever name the attribute goes. The compiler's own search for an attribute binds the
/// attributes of every method it has found again at each edit, which alone takes longer than an edit may; this one binds those whose surroundings changed.
/// </summary>
internal static class RemoteMethods
{
    /// <summary>Models of marked methods; <c>default</c> for the other methods with attributes.</summary>
    public static IncrementalValuesProvider<T?> Find<T>(IncrementalGeneratorInitializationContext context, Func<RemoteMethod, CancellationToken, T?> make)
        => context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is MethodDeclarationSyntax { AttributeLists.Count: > 0 },
            Remembered.OfDeclaration<T?>((c, token) => Read(c, token) is { } method ? make(method, token) : default));

    private static RemoteMethod? Read(GeneratorSyntaxContext context, CancellationToken token)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, token) is not IMethodSymbol method) return null;
        AttributeData? mark = method.GetAttributes().FirstOrDefault(attribute => IsMark(attribute) && IsOn(declaration, attribute));
        return mark is null ? null : new RemoteMethod(method, mark, context.SemanticModel.Compilation);
    }

    private static bool IsMark(AttributeData attribute)
        => attribute.AttributeClass is { Name: "RemoteAttribute" } type && TypeNames.Metadata(type) == RemoteTypeNames.RemoteAttribute;

    /// <summary>Of the two parts of a partial method both have all attributes; the one that was marked counts.</summary>
    private static bool IsOn(MethodDeclarationSyntax declaration, AttributeData attribute)
        => attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == declaration.SyntaxTree && declaration.AttributeLists.FullSpan.Contains(place.Span);
}
