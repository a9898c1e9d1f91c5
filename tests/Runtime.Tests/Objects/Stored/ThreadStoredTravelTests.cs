namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary><see cref="StoredTravels"/> between threads.</summary>
public sealed class ThreadStoredTravelTests(ThreadStoreFixture fixture) : StoredTravels(fixture), IClassFixture<ThreadStoreFixture>;
