namespace Remote.Generators.Tests.Harness;

/// <summary>The tests that start a cluster, one at a time: a process has one cluster.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "cluster";
}
