using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Tasks;

/// <summary>One task, with what its class is known by: methods are found one by one and grouped afterwards.</summary>
/// <param name="TypeName">The full name of the user's class.</param>
/// <param name="EscapedName">The same as an identifier: generated types start with it.</param>
/// <param name="TypeAccessibility">The effective accessibility of the user's class.</param>
/// <param name="TypeParameters">Those of the user's class and of the classes around it.</param>
/// <param name="Method">The method.</param>
/// <param name="Options">What <c>[Remote(...)]</c> says, as an expression.</param>
internal sealed record RemoteTaskModel(
    string TypeName,
    string EscapedName,
    string TypeAccessibility,
    EquatableArray<TypeParameterModel> TypeParameters,
    MethodModel Method,
    string Options);
