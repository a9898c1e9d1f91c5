using System.Collections.Concurrent;

namespace Remote.Tasks;

/// <summary>The streams that this process sends, by caller and call: who is told that items were consumed.</summary>
internal sealed class OpenStreams
{
    private readonly ConcurrentDictionary<(ulong Caller, ulong Call), StreamSender> senders = new();

    public void Add(ulong caller, ulong call, StreamSender sender) => senders[(caller, call)] = sender;

    public void Remove(ulong caller, ulong call, StreamSender sender)
        => senders.TryRemove(new KeyValuePair<(ulong, ulong), StreamSender>((caller, call), sender));

    public void OnCredit(ulong caller, ulong call, int consumed)
    {
        if (senders.TryGetValue((caller, call), out StreamSender? sender)) sender.OnCredit(consumed);
    }
}
