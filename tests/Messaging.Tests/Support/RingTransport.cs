using System.Security.Cryptography;
using Remote.Messaging.Rings;
using Remote.Nodes.Sessions;

namespace Remote.Messaging.Tests;

/// <summary>Messengers over rings in one session folder, which is deleted at the end; nothing else of the session is left by then.</summary>
public sealed class RingTransport : Transport
{
    private readonly SessionFolder session = StoreFolder.Create(new TestLogger());

    internal byte[] Secret { get; } = RandomNumberGenerator.GetBytes(32);

    internal TestLogger Log { get; } = new();

    internal RingOptions Options { get; init; } = new() { HandshakeTimeout = TimeSpan.FromSeconds(3) };

    internal string Folder => session.Path;

    internal RingFolder Files => new(Folder);

    /// <summary>What is in the folder, but for its lock.</summary>
    internal string[] Left => [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Where(name => name != "lock")];

    internal override PeerAddress Nowhere(ulong process) => new(process, Files.EndpointOf(process));

    internal override IMessenger Create(ulong process) => CreateRing(process);

    internal RingMessenger CreateRing(ulong process) => new(process, Secret, Folder, Log, Options);

    internal (RingMessenger Messenger, TestHandler Handler) StartRing(ulong process, TestHandler? handler = null)
    {
        (IMessenger messenger, TestHandler started) = Start(process, handler);
        return ((RingMessenger)messenger, started);
    }

    private protected override void OnDisposed() => session.Dispose();
}
