using Remote.ControlPlane;

namespace Remote.Runtime.Tests.Nodes;

/// <summary>A channel to nobody, which tells what was sent.</summary>
internal sealed class RecordingChannel(Action<ControlMessage> sent) : IControlChannel
{
    public void Start(Action<ControlMessage> onMessage, Action<string> onClosed)
    {
    }

    public void Send(ControlMessage message) => sent(message);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
