namespace Remote.Objects;

/// <summary>A question to an owner that is not answered yet. Holds the claim: the object must not be freed meanwhile.</summary>
internal sealed record Fetch(Borrow Borrow, ObjectRef Reference);
