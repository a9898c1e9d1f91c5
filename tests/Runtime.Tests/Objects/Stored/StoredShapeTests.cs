namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary><see cref="StoredShapes"/> between processes.</summary>
public sealed class StoredShapeTests(StoreFixture fixture) : StoredShapes(fixture), IClassFixture<StoreFixture>;
