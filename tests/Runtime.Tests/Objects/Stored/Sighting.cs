namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Where a process has found the elements that it was given.</summary>
/// <param name="InPlace">Whether they lie in the store's memory.</param>
/// <param name="Address">Where, as that process has it mapped.</param>
/// <param name="Result">What it computed of them.</param>
public sealed record Sighting(bool InPlace, long Address, float[] Result);
