namespace Remote.Generators.Calls;

/// <summary>One parameter of the user's method.</summary>
/// <param name="Name">As an identifier, escaped where it is a keyword.</param>
/// <param name="Type">The full type, with nullable annotations.</param>
/// <param name="BareType">The full type without them.</param>
/// <param name="Kind">How it takes a ref.</param>
/// <param name="Default">The default value as a literal, or null where there is none.</param>
/// <param name="IsParams">Whether it is the <c>params</c> parameter.</param>
/// <param name="CallerInfo">The attribute that makes the compiler fill it in, or empty.</param>
/// <param name="Element">The element type of memory and of arrays, without annotations.</param>
/// <param name="Openness">Whether the compiler infers type arguments from it.</param>
internal sealed record ParameterModel(
    string Name,
    string Type,
    string BareType,
    ParameterKind Kind,
    string? Default,
    bool IsParams,
    string CallerInfo,
    string? Element,
    ParameterOpenness Openness)
{
    /// <summary>Whether the plain and the ref form are different overloads.</summary>
    public bool IsDouble => Kind is ParameterKind.Interface or ParameterKind.Collection || IsOpen;

    /// <summary>Whether its type mentions a type parameter of the method: no conversion to <c>Arg</c> starts from a type that is not inferred yet.</summary>
    public bool IsOpen => Openness != ParameterOpenness.Closed;

    /// <summary>Whether a call may leave it out.</summary>
    public bool IsOptional => Default is not null || IsParams;
}
