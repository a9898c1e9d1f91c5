using Remote.Storage.Arenas;
using Remote.Storage.Blocks;

namespace Remote.Storage.Tests.Support;

/// <summary>A table over a small arena of its own, whose clock stands until a test moves it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public const ulong Number = 77;

    private readonly string folder = Directory.CreateTempSubdirectory("remote-store-").FullName;

    public TestStore(long capacity = 1 << 20, Arena? arena = null)
    {
        Arena = arena ?? new Arena(System.IO.Path.Combine(folder, "arena"), capacity);
        Table = new StoreTable(Number, Arena, Time);
    }

    public CountingTime Time { get; } = new();

    public Arena Arena { get; }

    public StoreTable Table { get; }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>Stores an object whose first and last bytes tell its number.</summary>
    public async Task<StoredAt> StoreAsync(ulong process, long length, ulong? owner = null)
    {
        BlockPlace place = await Table.ReserveAsync(process, length);
        Fill(place);
        return Table.Seal(process, place.Id, length, owner ?? process);
    }

    public unsafe void Fill(BlockPlace place)
    {
        if (place.Length == 0) return;
        *Arena.At(place.Offset) = (byte)place.Id.Number;
        *Arena.At(place.Offset + place.Length - 1) = (byte)place.Id.Number;
    }

    /// <summary>Whether the bytes of <see cref="Fill"/> are there still.</summary>
    public unsafe bool IsFilled(BlockPlace place, long length)
        => length == 0 || *Arena.At(place.Offset) == (byte)place.Id.Number && (length < place.Length || *Arena.At(place.Offset + length - 1) == (byte)place.Id.Number);

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        Arena.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
