using System.Collections.Concurrent;
using Remote.Nodes.Memory;

namespace Remote.Runtime.Tests.Nodes.Memory;

/// <summary>A machine whose memory a test fills; what processes hold is real unless the test says otherwise.</summary>
internal sealed class FakeMemory : IMemorySource
{
    public const long Total = 100L << 30;

    private readonly ProcMemory real = new();
    private int reads;

    /// <summary>How full the machine is.</summary>
    public double Fraction { get; set; }

    /// <summary>Bytes until the limit; null for what <see cref="Fraction"/> leaves.</summary>
    public long? Room { get; set; }

    /// <summary>How often the machine was read.</summary>
    public int Reads => reads;

    /// <summary>What processes hold, by id.</summary>
    public ConcurrentDictionary<int, long> Private { get; } = new();

    public MachineMemory? ReadMachine()
    {
        Interlocked.Increment(ref reads);
        return new MachineMemory("The machine", Total, (long)(Total * Fraction), 7L << 30);
    }

    public long RoomBelow(double limit) => Room ?? (long)(Total * (limit - Fraction));

    public long ReadPrivate(int process) => Private.TryGetValue(process, out long held) ? held : real.ReadPrivate(process);
}
