using Remote.Storage.Arenas;

namespace Remote.Messaging.Rings;

/// <summary>The memory of one connection, mapped here. Unmapped when neither the writer nor the reader made of it can touch it any more.</summary>
internal sealed unsafe class RingMemory : IDisposable
{
    private readonly ArenaMapping mapping;
    private readonly int capacity;
    private readonly int writes;

    private RingMemory(ArenaMapping mapping, int capacity, int writes) => (this.mapping, this.capacity, this.writes) = (mapping, capacity, writes);

    /// <summary>Makes a dialler's.</summary>
    /// <exception cref="IOException">There is no space for it.</exception>
    public static RingMemory Create(string path, int capacity, IFileSpace space) =>
        new(MappedFile.Create(path, RingLayout.FileSize(capacity), space), capacity, RingLayout.DiallerWrites);

    /// <summary>Maps what a dialler made.</summary>
    /// <exception cref="IOException">It is not there, or has another size.</exception>
    public static RingMemory Open(string path, int capacity) =>
        new(MappedFile.Open(path, RingLayout.FileSize(capacity)), capacity, RingLayout.ListenerWrites);

    /// <summary>This end's writer, once.</summary>
    /// <param name="bell">The other process's.</param>
    public RingWriter NewWriter(Doorbell bell)
    {
        mapping.Hold();
        return new RingWriter(new RingPlace(mapping, capacity, writes), bell);
    }

    /// <summary>This end's reader, once.</summary>
    public RingReader NewReader()
    {
        mapping.Hold();
        return new RingReader(new RingPlace(mapping, capacity, 1 - writes));
    }

    public void Dispose() => mapping.Dispose();
}
