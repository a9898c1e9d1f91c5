using Remote.Generators.Pipeline;

namespace Remote.Generators.Calls;

/// <summary>
/// A remote method or constructor: all that its proxies and its invoker are written from. Strings only: the record lives in the
/// pipeline's cache, where a symbol would keep a compilation alive and never be equal to its successor.
/// </summary>
/// <param name="Name">As an identifier, escaped where it is a keyword.</param>
/// <param name="Accessibility">Of the proxy.</param>
/// <param name="Signature">Unique in the program; the id is its hash.</param>
/// <param name="DisplayName">The short name that people read.</param>
/// <param name="Target">What the invoker calls, up to the argument list.</param>
/// <param name="Result">What it returns.</param>
/// <param name="ResultType">The type in the ref that the caller gets; null where there is no value.</param>
/// <param name="Elements">Of a result that is split, the elements; else empty.</param>
/// <param name="TypeParameters">The method's own.</param>
/// <param name="Parameters">In the user's order, tokens included.</param>
/// <param name="TailName">The name of the proxy's last parameter: the token, or a constructor's options.</param>
/// <param name="Obsolete">The user's <c>[Obsolete]</c>, or empty.</param>
/// <param name="Documentation">The user's documentation as <c>///</c> lines, or empty.</param>
internal sealed record MethodModel(
    string Name,
    string Accessibility,
    string Signature,
    string DisplayName,
    string Target,
    ResultKind Result,
    string? ResultType,
    EquatableArray<ElementModel> Elements,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    string TailName,
    string Obsolete,
    string Documentation)
{
    /// <summary>The parameters that cross the wire.</summary>
    public IReadOnlyList<ParameterModel> Arguments => [.. Parameters.Where(parameter => parameter.Kind is not (ParameterKind.Token or ParameterKind.Service))];
}
