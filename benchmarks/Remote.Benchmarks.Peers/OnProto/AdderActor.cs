using Google.Protobuf.WellKnownTypes;
using Proto;

namespace Remote.Benchmarks.Peers.OnProto;

/// <summary>The actor.</summary>
internal sealed class AdderActor : IActor
{
    private int sum;

    public static Props Props { get; } = Props.FromProducer(static () => new AdderActor());

    public Task ReceiveAsync(IContext context)
    {
        if (context.Message is Int32Value added) context.Respond(new Int32Value { Value = sum += added.Value });
        return Task.CompletedTask;
    }
}
