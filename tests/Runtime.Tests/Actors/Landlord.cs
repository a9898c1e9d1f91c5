using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Tasks that are given refs to actors.</summary>
internal static class Landlord
{
    [Remote]
    public static async Task<int> KeepUntil(IActorRef<Tenant> tenant, string begun, string go)
    {
        Support.Collector.CollectHere();
        Signals.Set(begun);
        await Signals.WaitAsync(go);
        return await tenant.Life();
    }

    [Remote(MaxRetries = 0)]
    public static void KeepUntilKilled(IActorRef<Tenant> tenant, string process)
    {
        Signals.Append(process, $"{Environment.ProcessId}");
        Thread.Sleep(Timeout.Infinite);
        GC.KeepAlive(tenant);
    }

    [Remote]
    public static IActorRef<Tenant> Make(string ended) => Tenant.Remote(ended);

    [Remote]
    public static Guests Pass(Guests guests)
    {
        Support.Collector.CollectHere();
        return guests;
    }

    /// <summary>Hands the ref to a task of its own, and ends before that one uses it.</summary>
    [Remote]
    public static ObjectRef<int> HandOn(IActorRef<Tenant> tenant, string begun, string go) => Landlord.Remote().KeepUntil(tenant, begun, go);

    [Remote]
    public static void Collect() => Support.Collector.CollectHere();
}
