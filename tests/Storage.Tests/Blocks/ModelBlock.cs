using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage.Tests.Blocks;

/// <summary>An object as the model knows it.</summary>
internal sealed class ModelBlock(BlockPlace place, ulong creator)
{
    public BlockPlace Place { get; } = place;

    public ulong Creator { get; } = creator;

    public long Length { get; set; } = place.Length;

    public long Size => BlockHeader.BlockSize(Length);

    public ulong Owner { get; set; }

    public bool IsSealed { get; set; }

    public bool IsAdopted { get; set; }

    public bool IsFreed { get; set; }

    public List<ulong> Pins { get; } = [];
}
