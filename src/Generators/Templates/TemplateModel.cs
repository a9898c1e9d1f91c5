using Remote.Generators.Calls;
using Remote.Shared;

namespace Remote.Generators.Templates;

/// <summary>
/// A remote member with type parameters: a generated class with the same ones, which makes the descriptor of each closed member. The
/// compilations that call it write its closings.
/// </summary>
/// <param name="Owner">The escaped name of the user's type.</param>
/// <param name="OwnerName">Its short name.</param>
/// <param name="OwnerAccessibility">Its effective accessibility.</param>
/// <param name="OwnerParameters">Its type parameters.</param>
/// <param name="Method">The member.</param>
/// <param name="Descriptor">The type of its descriptor.</param>
/// <param name="Rest">What the descriptor's constructor takes after the name and before the invoker.</param>
/// <param name="Last">What it takes after the invoker, with its comma.</param>
internal sealed record TemplateModel(
    string Owner,
    string OwnerName,
    string OwnerAccessibility,
    IReadOnlyList<TypeParameterModel> OwnerParameters,
    MethodModel Method,
    string Descriptor,
    string Rest,
    string Last = "")
{
    /// <summary>By the signature, not by position: another build of the library must not close another member.</summary>
    public string Name => $"{Owner}_{RemoteNames.Escape(Method.Name)}_{StableHash.Of(Method.Signature):x16}";

    /// <summary>The type's, then the member's own.</summary>
    public IReadOnlyList<TypeParameterModel> TypeParameters => [.. OwnerParameters, .. Method.TypeParameters];

    public string Accessibility => OwnerAccessibility == "public" ? Method.Accessibility : OwnerAccessibility;

    /// <summary>The descriptor, where its type parameters are in scope.</summary>
    public string Closed => $"{Door.Global}.{Name}{TypeParameterText.List(TypeParameters)}.Method";

    /// <summary>Stands on each proxy, so that whoever calls it finds the template.</summary>
    public string Attribute => $"[{Door.Global}.ClosedFrom(typeof({Door.Global}.{Name}{TypeParameterText.Unbound(TypeParameters.Count)}))]";

    /// <summary>The name that people read, with a hole for each type argument.</summary>
    public string NameFormat
    {
        get
        {
            string owner = OwnerName + Holes(0, OwnerParameters.Count);
            return Descriptor == Door.ActorClass ? owner : $"{owner}.{Method.Name.TrimStart('@')}{Holes(OwnerParameters.Count, Method.TypeParameters.Count)}";
        }
    }

    private static string Holes(int first, int count) => TypeParameterText.Angled(Enumerable.Range(first, count).Select(index => $"{{{index}}}"));
}
