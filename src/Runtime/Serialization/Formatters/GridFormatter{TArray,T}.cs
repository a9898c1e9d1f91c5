using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Arrays of two to four dimensions: the length of each, then all elements row by row.</summary>
/// <param name="rank">The number of dimensions.</param>
/// <param name="create">Makes an array of these lengths.</param>
internal sealed class GridFormatter<TArray, T>(int rank, Func<int[], TArray> create) : MemoryPackFormatter<TArray> where TArray : class
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref TArray? value)
    {
        if (value is null)
        {
            writer.WriteNullObjectHeader();
            return;
        }

        var array = (Array)(object)value;
        writer.WriteObjectHeader((byte)(rank + 1));
        for (int dimension = 0; dimension < rank; dimension++) writer.WriteUnmanaged(array.GetLength(dimension));
        Items.Write<T, TBufferWriter>(ref writer, Elements(array));
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref TArray? value)
    {
        value = null;
        if (!Guarded.ReadObjectHeader(ref reader, rank + 1)) return;
        var lengths = new int[rank];
        long total = 1;
        for (int dimension = 0; dimension < rank; dimension++)
        {
            lengths[dimension] = reader.ReadUnmanaged<int>();
            total *= lengths[dimension];
            if (lengths[dimension] < 0 || total > Array.MaxLength) Malformed.Length(lengths[dimension], reader.Remaining);
        }

        T[]? items = Items.ReadArray<T>(ref reader);
        if (items?.Length != total) Malformed.Shape("The lengths of an array's dimensions do not make up its length.");
        value = create(lengths);
        items.CopyTo(Elements((Array)(object)value));
    }

    private static Span<T> Elements(Array array) => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
