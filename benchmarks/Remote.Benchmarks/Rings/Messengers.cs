using Microsoft.Extensions.Logging.Abstractions;
using Remote.Messaging;
using Remote.Messaging.Rings;

namespace Remote.Benchmarks.Rings;

/// <summary>The messengers that are measured, by name.</summary>
internal static class Messengers
{
    public const string Ring = "rings";
    public const string NetMq = "NetMQ";

    public static IMessenger Create(string name, ulong process, byte[] secret, string folder) =>
        name == Ring ? new RingMessenger(process, secret, folder, NullLogger.Instance) : new NetMqMessenger(process, secret, NullLogger.Instance);
}
