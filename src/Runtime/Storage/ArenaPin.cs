using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage;

/// <summary>A hold on a block of the arena; it holds the mapping too.</summary>
internal sealed unsafe class ArenaPin : StorePin
{
    private readonly StoreDoor door;
    private readonly ArenaMapping mapping;
    private readonly BlockPlace place;

    public ArenaPin(StoreDoor door, ArenaMapping mapping, BlockPlace place)
    {
        mapping.Hold();
        (this.door, this.mapping, this.place) = (door, mapping, place);
    }

    public override byte* Address => mapping.Base + place.Offset;

    public override long Length => place.Length;

    protected override void Unpin()
    {
        mapping.LetGo();
        door.Unpin(place.Id);
    }
}
