using Microsoft.CodeAnalysis;

namespace Remote.Generators.Pipeline;

/// <summary>A method marked <c>[Remote]</c>, while its model is made.</summary>
internal readonly record struct RemoteMethod(IMethodSymbol Method, AttributeData Mark, Compilation Compilation);
