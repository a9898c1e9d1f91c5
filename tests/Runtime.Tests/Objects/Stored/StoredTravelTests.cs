namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary><see cref="StoredTravels"/> between processes.</summary>
public sealed class StoredTravelTests(StoreFixture fixture) : StoredTravels(fixture), IClassFixture<StoreFixture>;
