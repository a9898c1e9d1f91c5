using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Tests;

/// <summary>Messengers over NetMQ that share a secret.</summary>
public sealed class NetMqTransport : Transport
{
    internal byte[] Secret { get; } = RandomNumberGenerator.GetBytes(32);

    internal TestLogger Log { get; } = new();

    internal NetMqOptions Options { get; init; } = new() { HandshakeTimeout = TimeSpan.FromSeconds(3) };

    internal override PeerAddress Nowhere(ulong process) => new(process, $"tcp://127.0.0.1:{Ports.Unused()}");

    internal override IMessenger Create(ulong process) => new NetMqMessenger(process, Secret, Log, Options);
}
