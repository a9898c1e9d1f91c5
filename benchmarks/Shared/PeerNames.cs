namespace Remote.Benchmarks.Peers;

/// <summary>What Remote.Benchmarks.Peers can measure.</summary>
internal static class PeerNames
{
    public const string Orleans = "orleans";
    public const string Akka = "akka";
    public const string Proto = "proto";
    public const string Grpc = "grpc";
    public const string JsonRpc = "streamjsonrpc";
    public const string Socket = "socket";
    public const string PolledSocket = "socket-polled";

    /// <summary>Those that do the same work as Remote.</summary>
    public static readonly string[] Frameworks = [Orleans, Akka, Proto, Grpc, JsonRpc];

    /// <summary>Those without dispatch, arguments or errors.</summary>
    public static readonly string[] Limits = [Socket, PolledSocket];
}
