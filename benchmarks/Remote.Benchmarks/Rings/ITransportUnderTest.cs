namespace Remote.Benchmarks.Rings;

/// <summary>A way to another process that sends 64 bytes back, or counts them.</summary>
internal interface ITransportUnderTest : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Messages there and back per second, so many under way at a time.</summary>
    double RoundTrips(int window, TimeSpan time);

    /// <summary>The same, one at a time, by a thread that looks for its own answer; null where the transport cannot.</summary>
    double? PolledRoundTrips(TimeSpan time);

    /// <summary>Messages per second in one direction.</summary>
    double OneWay(TimeSpan time);
}
