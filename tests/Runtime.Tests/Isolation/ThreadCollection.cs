namespace Remote.Runtime.Tests.Threads;

/// <summary>Tests that share a cluster whose workers are threads of this process.</summary>
[CollectionDefinition(Name)]
public sealed class ThreadCollection : ICollectionFixture<ThreadClusterFixture>
{
    public const string Name = "threads";
}
