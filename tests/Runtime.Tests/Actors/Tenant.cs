using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor that notes its end and keeps refs to others of its kind.</summary>
[Remote]
internal sealed class Tenant(string ended, IActorRef<Tenant>? first = null) : IAsyncDisposable
{
    private readonly List<IActorRef<Tenant>> kept = first is null ? [] : [first];

    public int Life() => RemoteContext.Current.Attempt;

    public int ProcessId() => Environment.ProcessId;

    public void Keep(IActorRef<Tenant> other) => kept.Add(other);

    public async Task<int> AskKept()
    {
        Support.Collector.CollectHere();
        return await kept[^1].Life();
    }

    public void Drop()
    {
        kept.Clear();
        Support.Collector.CollectHere();
    }

    public int Visit(Guests guests) => guests.Others.Count + guests.ByName.Count;

    public async Task<int> AskGuest(Guests guests)
    {
        Support.Collector.CollectHere();
        return await guests.ByName["one"].Life() + await guests.Others[0].Life();
    }

    public void Until(string begun, string go)
    {
        Signals.Set(begun);
        Signals.Wait(go);
    }

    public void Note(string file, int line) => Signals.Append(file, $"{line}");

    public async IAsyncEnumerable<IActorRef<Tenant>> Lend(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return kept[0];
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync()
    {
        Signals.Append(ended, $"ended {RemoteContext.Current.ActorId}");
        return default;
    }
}
