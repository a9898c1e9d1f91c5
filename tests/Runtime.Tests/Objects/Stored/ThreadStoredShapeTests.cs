namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary><see cref="StoredShapes"/> between threads.</summary>
public sealed class ThreadStoredShapeTests(ThreadStoreFixture fixture) : StoredShapes(fixture), IClassFixture<ThreadStoreFixture>;
