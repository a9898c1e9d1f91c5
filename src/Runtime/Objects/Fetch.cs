namespace Remote.Objects;

/// <summary>A question to an owner that is not answered yet. Holds the claim: the object must not be freed meanwhile.</summary>
/// <param name="Borrow">The claim.</param>
/// <param name="Reference">What the answer completes.</param>
/// <param name="Since">When it was asked, as the session's clock counts.</param>
internal sealed record Fetch(Borrow Borrow, ObjectRef Reference, long Since);
