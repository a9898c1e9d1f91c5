using Remote.Storage.Arenas;

namespace Remote.Messaging.Rings;

/// <summary>One direction of a connection's memory: where its bytes and cursors are. Whoever has it holds the mapping until it lets go.</summary>
internal sealed unsafe class RingPlace(ArenaMapping mapping, int capacity, int direction)
{
    /// <summary>Positions are counted in so many bits, and begin again.</summary>
    public const ulong PositionMask = (1UL << 48) - 1;

    public int Capacity => capacity;

    public ulong Units { get; } = (ulong)capacity / RecordHeader.Unit;

    public byte* Data { get; } = mapping.Base + RingLayout.DataAt(direction, capacity);

    public ulong* Head { get; } = (ulong*)(mapping.Base + RingLayout.HeadAt(direction));

    public int* Waits { get; } = (int*)(mapping.Base + RingLayout.WaitsAt(direction));

    public void LetGo() => mapping.LetGo();
}
