using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>An actor, alone in its process, that reads through other libraries' types and says where what they show lies, and what that cost.</summary>
[Remote(OwnProcess = true)]
public class Observer
{
    private RecordBatch? batch;

    /// <summary>Bytes of managed memory that this process has taken since its start.</summary>
    public long Allocated() => GC.GetTotalAllocatedBytes(precise: true);

    public Sighting Norms(ReadOnlyMemory<float> values, int rows, int columns)
    {
        var matrix = new ReadOnlyTensorSpan<float>(values.Span, [rows, columns]);
        bool same = Unsafe.AreSame(in matrix.GetPinnableReference(), in MemoryMarshal.GetReference(values.Span));
        return new Sighting(same && Arenas.Has(values), AddressOf(values.Span), Matrices.RowNorms(values, rows, columns));
    }

    /// <summary>Keeps the first batch of a stream, and nothing else of it.</summary>
    public int Load(ReadOnlyMemory<byte> table)
    {
        using var reader = new ArrowStreamReader(table);
        batch = reader.ReadNextRecordBatch();
        return batch.Length;
    }

    /// <summary>Every column of the batch that is kept, by its buffer.</summary>
    public Sighting[] Columns()
        => [.. batch!.Arrays.Select(static a => a.Data.Buffers[1].Memory).Select(static values => new Sighting(Arenas.Has(values), AddressOf(values.Span), []))];

    public double Sum(string column) => TensorPrimitives.Sum(((DoubleArray)batch!.Column(column)).Values);

    public void Forget() => batch = null;

    public void Collect() => Collector.CollectHere();

    public static unsafe long AddressOf<T>(ReadOnlySpan<T> span) => (long)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
}
