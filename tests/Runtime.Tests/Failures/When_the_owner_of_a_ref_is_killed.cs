using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Whoever waits for what a dead process owned is told, however the ref came to it.</summary>
[Collection(FailureCollection.Name)]
public sealed class When_the_owner_of_a_ref_is_killed : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task Those_that_wait_already_are_told()
    {
        Debt debt = await Owners.Remote().Owe(place.Folder);
        Task<int> awaits = debt.Value.AsTask();
        Task<int> blocks = Task.Factory.StartNew(() => debt.Value.Get(), TaskCreationOptions.LongRunning);
        ObjectRef<int> call = Victims.Remote().Square(debt.Value);
        ObjectRef<string> borrower = Owners.Remote().Read(place.Folder, debt);
        await place.Awaited("reads");
        Kill.Process(debt.Owner);
        foreach (Task<int> one in new[] { awaits, blocks, call.AsTask() })
        {
            var error = await Assert.ThrowsAsync<OwnerDiedException>(() => one.WaitAsync(Limits.Wait));
            Assert.Contains("has ended", error.Message);
        }

        Assert.Equal(nameof(OwnerDiedException), await borrower);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_went_through_many_hands_is_lost_in_all()
    {
        Debt debt = await Owners.Remote().Owe(place.Folder);
        IActorRef<Holder> first = Holder.Remote(), second = Holder.Remote();
        await first.Take(debt);
        await second.TakeFrom(first);
        ObjectRef<string> waits = second.Read(place.Folder);
        await place.Awaited("reads");
        Kill.Process(debt.Owner);
        Assert.Equal(nameof(OwnerDiedException), await waits);
        Assert.Equal(nameof(OwnerDiedException), await first.Read(place.Folder));
        Debt back = await second.Give();
        await Assert.ThrowsAsync<OwnerDiedException>(() => back.Value.GetAsync(Limits.Wait));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_that_arrives_after_its_owners_death_fails_and_does_not_hang()
    {
        Debt debt = await Owners.Remote().Owe(place.Folder);
        ObjectRef<string> late = Owners.Remote(new() { Cpus = 0 }).ReadWhenTold(place.Folder, debt, place.Folder);
        IActorRef<Holder> holder = Holder.Remote();
        await holder.Take(debt);
        ObjectRef<Debt> inFlight = holder.GiveWhenTold(place.Folder);
        Kill.Process(debt.Owner);
        await Signals.UntilAsync(() => Cluster.Current!.Workers.All(w => w.ProcessId != debt.Owner), "The owner is not gone.");
        place.Mark("told");
        Debt came = await inFlight;
        await Assert.ThrowsAsync<OwnerDiedException>(() => came.Value.GetAsync(Limits.Wait));
        Assert.Equal(nameof(OwnerDiedException), await late);
    }
}

/// <summary>A ref to what its owner has not made yet.</summary>
internal sealed record Debt(ObjectRef<int> Value, int Owner);

internal static class Owners
{
    /// <summary>A ref whose value does not come while the test runs.</summary>
    [Remote(MaxRetries = 0)]
    public static Debt Owe(string folder) => new(Gates.Remote(new() { Cpus = 0 }).Pass(folder, "never", 1), Environment.ProcessId);

    [Remote(Cpus = 0)]
    public static async Task<string> Read(string folder, Debt debt)
    {
        Place.Mark(folder, "reads");
        try
        {
            return $"{await debt.Value}";
        }
        catch (OwnerDiedException e)
        {
            return e.GetType().Name;
        }
    }

    [Remote]
    public static async Task<string> ReadWhenTold(string folder, Debt debt, string told)
    {
        await Task.Run(() => Place.Await(told, "told"));
        return await Read(folder, debt);
    }
}

/// <summary>Keeps a ref for others.</summary>
[Remote]
internal class Holder
{
    private Debt? held;

    public void Take(Debt debt) => held = debt;

    public async Task TakeFrom(IActorRef<Holder> other) => held = await other.Give();

    public Debt Give() => held!;

    public Debt GiveWhenTold(string folder)
    {
        Place.Await(folder, "told");
        return held!;
    }

    public Task<string> Read(string folder) => Owners.Read(folder, held!);
}
