namespace Remote.Runtime.Tests.Failures;

[Collection(FailureCollection.Name)]
public sealed class OwnerDeathTests(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_borrowed_value_dies_with_its_owner()
    {
        Owned owned = await Victims.Remote().Own("mine");
        Kill.Process(owned.Owner);
        await Signals.UntilAsync(() => fixture.Cluster.Workers.All(w => w.ProcessId != owned.Owner), "The owner is not gone.");
        var error = await Assert.ThrowsAsync<OwnerDiedException>(() => owned.Value.GetAsync(Limits.Wait));
        Assert.Contains("has ended", error.Message);
        // A value that has come before is not asked for again.
        Owned other = await Victims.Remote().Own("kept");
        Assert.Equal("kept", await other.Value);
        Kill.Process(other.Owner);
        Assert.Equal("kept", await other.Value);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_worker_that_never_knew_the_owner_is_told_too()
    {
        Owned owned = await Victims.Remote().Own("mine");
        await fixture.KillTaskWorkersAsync();
        Assert.Equal("the owner died", await Victims.Remote().Read(owned));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_dead_owners_ref_fails_the_call_that_it_is_an_argument_of()
    {
        Owned owned = await Victims.Remote().Own("mine");
        Kill.Process(owned.Owner);
        await Signals.UntilAsync(() => fixture.Cluster.Workers.All(w => w.ProcessId != owned.Owner), "The owner is not gone.");
        await Assert.ThrowsAsync<OwnerDiedException>(async () => await Echo.Remote().Text(owned.Value));
    }
}

internal static class Echo
{
    [Remote]
    public static string Text(string text) => text;
}
