using System.Diagnostics;
using Remote.Benchmarks.Core;
using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Benchmarks.Rings;

/// <summary>A <see cref="BareRing"/> there and one back; both processes spin.</summary>
internal sealed class BareLink : ITransportUnderTest
{
    public const string TransportName = "bare";

    private readonly ArenaMapping mapping;
    private readonly BareRing there;
    private readonly BareRing back;
    private readonly ChildProcess other;
    private readonly byte[] payload = new byte[Payload.Size];

    public BareLink(string folder)
    {
        mapping = MappedFile.Create(PathIn(folder), BareRing.FileSize, FileSpace.Instance);
        (there, back) = (new BareRing(mapping, 0), new BareRing(mapping, 1));
        other = new ChildProcess(EchoProcess.Name, TransportName, folder, "");
        File.Delete(PathIn(folder));
    }

    public string Name => "bare ring";

    /// <summary>The other process: sends back, or counts, and ends with its input.</summary>
    public static void Serve(string folder)
    {
        ArenaMapping mapping = MappedFile.Open(PathIn(folder), BareRing.FileSize);
        (BareRing here, BareRing back) = (new BareRing(mapping, 0), new BareRing(mapping, 1));
        Console.WriteLine("ready");
        Task input = Task.Run(Console.In.ReadToEnd); // The console reads on the calling thread, whatever is asked for.
        Span<byte> payload = stackalloc byte[Payload.Size];
        long counted = 0;
        for (int vain = 0; !input.IsCompleted; vain++)
        {
            if (vain > BareRing.Patience) Thread.Yield();
            if (!here.TryRead(payload)) continue;
            vain = 0;
            if (payload[0] == Payload.Count)
            {
                counted++;
                continue;
            }

            if (payload[0] == Payload.Ask) BitConverter.TryWriteBytes(payload[sizeof(long)..], counted);
            back.Write(payload);
        }
    }

    public double RoundTrips(int window, TimeSpan time)
    {
        payload[0] = Payload.Echo;
        for (int count = 0; count < window; count++) there.Write(payload);
        long start = Stopwatch.GetTimestamp();
        long arrived = 0;
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Read();
            there.Write(payload);
            arrived++;
        }

        double rate = arrived / Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (int count = 0; count < window; count++) Read();
        return rate;
    }

    public double? PolledRoundTrips(TimeSpan time) => RoundTrips(1, time);

    public double OneWay(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        payload[0] = Payload.Count;
        long sent = 0;
        for (; Stopwatch.GetElapsedTime(start) < time; sent += 100)
            for (int count = 0; count < 100; count++) there.Write(payload);
        payload[0] = Payload.Ask;
        there.Write(payload);
        Read();
        return sent / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public ValueTask DisposeAsync()
    {
        other.Dispose();
        mapping.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string PathIn(string folder) => Path.Combine(folder, "bare");

    private void Read()
    {
        for (int vain = 0; !back.TryRead(payload); vain++)
            if (vain > BareRing.Patience) Thread.Yield();
    }
}
