using System.Numerics.Tensors;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Remote.Runtime.Tests.Objects.Stored;

// As docs/objects.md shows it.
public static class Weather
{
    [Remote]
    public static ReadOnlyMemory<byte> Measure(int hours)
    {
        RecordBatch batch = new RecordBatch.Builder()
            .Append("hour", nullable: false, new Int32Array.Builder().AppendRange(Enumerable.Range(0, hours)).Build())
            .Append("celsius", nullable: false, new DoubleArray.Builder().AppendRange(Enumerable.Range(0, hours).Select(static h => h % 24 / 2.0)).Build())
            .Build();
        var stream = new MemoryStream();
        using var writer = new ArrowStreamWriter(stream, batch.Schema);
        writer.WriteRecordBatch(batch);
        writer.WriteEnd();
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    [Remote]
    public static double Mean(ReadOnlyMemory<byte> table)
    {
        using var reader = new ArrowStreamReader(table);
        RecordBatch batch = reader.ReadNextRecordBatch();
        return TensorPrimitives.Sum(((DoubleArray)batch.Column("celsius")).Values) / batch.Length;
    }
}
