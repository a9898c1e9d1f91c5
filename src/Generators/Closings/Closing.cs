using Microsoft.CodeAnalysis;

namespace Remote.Generators.Closings;

/// <summary>A closed template, to be registered. Lives within one output step, so it may hold symbols.</summary>
/// <param name="Template">The closed template as code.</param>
/// <param name="Descriptor">The name of its descriptor's type.</param>
/// <param name="Signature">The closed signature.</param>
/// <param name="Name">The name that people read.</param>
/// <param name="Crossing">The types of its arguments and of its result.</param>
internal sealed record Closing(string Template, string Descriptor, string Signature, string Name, IReadOnlyList<ITypeSymbol> Crossing);
