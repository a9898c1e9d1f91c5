namespace Remote.Storage.Blocks;

/// <summary>An object as its store keeps it. Touched under the table's lock alone.</summary>
internal sealed class Block(StoredId id, long length, ulong creator)
{
    public StoredId Id { get; } = id;

    /// <summary>The process that writes it, or wrote it; 0 for the node.</summary>
    public ulong Creator { get; } = creator;

    /// <summary>Bytes of the object.</summary>
    public long Length { get; set; } = length;

    /// <summary>Where the block begins in the arena, and its bytes there: 0 while it is on disk.</summary>
    public long Offset { get; set; }

    public long Size { get; set; }

    public BlockState State { get; set; }

    /// <summary>The process that frees it.</summary>
    public ulong Owner { get; set; }

    /// <summary>Its owner knows of it.</summary>
    public bool IsAdopted { get; set; }

    /// <summary>Nobody needs it but those who have pinned it.</summary>
    public bool IsFreed { get; set; }

    /// <summary>A copy of another node's object: it can be had again.</summary>
    public bool IsCopy { get; set; }

    /// <summary>Pins by process; null where nobody ever had one.</summary>
    public Dictionary<ulong, int>? Pins { get; set; }

    public bool IsPinned => Pins is { Count: > 0 };

    /// <summary>Its place among those that may be moved to disk, while it is one of them.</summary>
    public LinkedListNode<Block>? Idle { get; set; }

    public bool IsIdle => Idle?.List is not null;

    /// <summary>How many wait for it to be read back: it stays until they have pinned it.</summary>
    public int Wanted { get; set; }

    /// <summary>Why it is lost.</summary>
    public string? LostBecause { get; set; }

    /// <summary>Where it is on disk, as the spiller understands it; stays when it is in memory again, so that moving it out a second time writes nothing.</summary>
    public object? OnDisk { get; set; }

    /// <summary>Ends when it is in memory again, or is known to be lost.</summary>
    public Task? Restored { get; set; }

    /// <summary>Where its bytes are.</summary>
    public long Payload => Offset + Arenas.BlockHeader.Size;

    public StoredAt At => new(Id, Length);
}
