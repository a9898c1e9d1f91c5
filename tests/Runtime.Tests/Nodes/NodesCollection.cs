namespace Remote.Runtime.Tests.Nodes;

/// <summary>Tests that use a cluster of two nodes.</summary>
[CollectionDefinition(Name)]
public sealed class NodesCollection : ICollectionFixture<NodesFixture>
{
    public const string Name = "nodes";
}
