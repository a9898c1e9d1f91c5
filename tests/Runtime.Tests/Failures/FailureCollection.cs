namespace Remote.Runtime.Tests.Failures;

/// <summary>Tests that kill workers share a cluster of their own.</summary>
[CollectionDefinition(Name)]
public sealed class FailureCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "failures";
}
