namespace Remote.Runtime.Tests;

/// <summary>Tests that share the cluster of <see cref="ClusterFixture"/>. A process has one cluster at a time, so collections never run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
