namespace Chaos.Work;

/// <summary>Refs inside a value: whoever gets it borrows them.</summary>
public sealed record Basket(List<ObjectRef<int[]>> Parts);
