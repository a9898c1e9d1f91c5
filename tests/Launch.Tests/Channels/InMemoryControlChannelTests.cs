using Remote.ControlPlane;

namespace Remote.Launch.Tests.Channels;

public sealed class InMemoryControlChannelTests : ControlChannelContract
{
    private protected override Task<(IControlChannel A, IControlChannel B)> OpenAsync() => Task.FromResult(InMemoryControlChannel.CreatePair());
}
