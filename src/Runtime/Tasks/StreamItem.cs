using Remote.Objects;

namespace Remote.Tasks;

/// <summary>One item of a stream as it came.</summary>
/// <param name="Payload">Its bytes.</param>
/// <param name="Stored">Where they lie in the store instead; null for none. Whoever reads the item frees it.</param>
/// <param name="Claims">What keeps the refs in it alive until it is decoded; null for none.</param>
internal sealed record StreamItem(byte[] Payload, StoredValue? Stored, object[]? Claims);
