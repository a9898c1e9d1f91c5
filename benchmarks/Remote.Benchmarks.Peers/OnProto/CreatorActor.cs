using Google.Protobuf.WellKnownTypes;
using Proto;

namespace Remote.Benchmarks.Peers.OnProto;

/// <summary>Makes an actor for each call and hands the call on: one message there and one back.</summary>
internal sealed class CreatorActor : IActor
{
    public Task ReceiveAsync(IContext context)
    {
        if (context.Message is Int32Value) context.Forward(context.Spawn(AdderActor.Props));
        return Task.CompletedTask;
    }
}
