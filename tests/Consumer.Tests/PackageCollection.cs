namespace Remote.Consumer.Tests;

/// <summary>One package for all tests, and one test at a time: each starts builds that use every core.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}
