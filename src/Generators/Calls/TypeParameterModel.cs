namespace Remote.Generators.Calls;

/// <summary>A type parameter that generated code declares.</summary>
/// <param name="Name">As an identifier, escaped where it is a keyword.</param>
/// <param name="Constraint">The <c>where</c> clause, or empty.</param>
internal sealed record TypeParameterModel(string Name, string Constraint);
