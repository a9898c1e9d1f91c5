using Remote.Storage.Arenas;

namespace Remote.Storage.Blocks;

/// <summary>Somebody wants room.</summary>
internal sealed class RoomRequest(ulong process, long length)
{
    public ulong Process { get; } = process;

    public long Length { get; } = length;

    /// <summary>What its process gives up once it has the room, and not before; of no store where there is none.</summary>
    public StoredId Outgrown { get; init; }

    /// <summary>Bytes of the block.</summary>
    public long Size { get; } = BlockHeader.BlockSize(length);

    /// <summary>It has its room, and has not left the line yet: nothing need go for it.</summary>
    public bool HasRoom { get; set; }

    /// <summary>Since when nothing was freed while it was first in line; null before.</summary>
    public long? Since { get; set; }

    /// <summary>What had been freed by then.</summary>
    public long FreedThen { get; set; }

    /// <summary>How long it waits still.</summary>
    public TimeSpan Left { get; set; }

    /// <summary>Every process has been asked to let go of garbage.</summary>
    public bool HasCollected { get; set; }

    /// <summary>Why the file system has no space.</summary>
    public string? NoSpace { get; set; }

    /// <summary>Why nothing could be moved to disk.</summary>
    public IOException? SpillFailure { get; set; }
}
