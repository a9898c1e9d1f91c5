namespace Remote.Generators.Calls;

/// <summary>One element of a result that is split.</summary>
/// <param name="Type">Its full type.</param>
/// <param name="Name">The name that the user gave it, as an identifier; or empty.</param>
internal sealed record ElementModel(string Type, string Name);
