using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage;

/// <summary>A block of the arena while this process writes it.</summary>
internal sealed unsafe class ArenaWriter : StoredWriter
{
    private readonly StoreDoor door;
    private readonly ArenaMapping mapping;
    private readonly BlockPlace place;
    private bool ended;

    public ArenaWriter(StoreDoor door, ArenaMapping mapping, BlockPlace place)
    {
        mapping.Hold();
        (this.door, this.mapping, this.place) = (door, mapping, place);
    }

    public override StoredId Id => place.Id;

    public override byte* Address => mapping.Base + place.Offset;

    public override long Length => place.Length;

    public override StoredAt Seal(long length, ulong owner)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        StoredAt at = door.Seal(place.Id, length, owner);
        End();
        return at;
    }

    public override void Dispose()
    {
        if (ended) return;
        door.Abandon(place.Id);
        End();
    }

    private void End()
    {
        ended = true;
        mapping.LetGo();
    }
}
