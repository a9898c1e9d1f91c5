namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>As <see cref="StoreFixture"/>; workers are threads.</summary>
public sealed class ThreadStoreFixture : StoreFixture
{
    protected override ClusterOptions Options => base.Options with { Isolation = Remote.Isolation.Thread };
}
