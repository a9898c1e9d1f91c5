using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>A type that another one holds.</summary>
/// <param name="Step">How it is reached: <c>.Lines</c>, <c>[]</c>, or the name of a derived type.</param>
/// <param name="Type">The type.</param>
internal sealed record CrossingPart(string Step, ITypeSymbol Type);
