using Apache.Arrow;
using Apache.Arrow.Ipc;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Tensors and record batches that are shown by other libraries' types, and lie in the store all the same.</summary>
public sealed class OtherLibrariesTests(StoreFixture fixture) : IClassFixture<StoreFixture>, IAsyncLifetime
{
    private const int Rows = 512, Columns = 4096;
    private const int Hours = 500_000;

    /// <summary>More than any bookkeeping takes, and a small part of the values.</summary>
    private const long LittleMemory = 1 << 20;

    private static readonly double SumOfHours = Enumerable.Range(0, Hours).Sum(static h => h % 24 / 2.0);

    public StoreFixture Fixture { get; } = fixture;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Arenas.AssertEmptyAsync();

    [Fact(Timeout = Limits.Test)]
    public async Task A_tensor_of_a_stored_value_is_computed_with_where_it_is()
    {
        using ObjectRef<ReadOnlyMemory<float>> values = Bulk.Remote().Memory(Rows * Columns, 0);
        AssertNorms(await Matrices.Remote().RowNorms(values, Rows, Columns));

        IActorRef<Observer> observer = Observer.Remote();
        await observer.Norms(new float[4], 2, 2);
        long before = await observer.Allocated();
        Sighting one = await observer.Norms(values, Rows, Columns), two = await observer.Norms(values, Rows, Columns);
        Assert.InRange(await observer.Allocated() - before, 0, LittleMemory);
        Assert.True(one.InPlace);
        Assert.Equal(one.Address, two.Address);
        Assert.Equal(0, one.Address % 64);
        AssertNorms(one.Result);
        AssertNorms(two.Result);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_tensor_of_an_array_that_was_put_or_is_given_by_value()
    {
        float[] numbers = Arenas.Numbers(Rows * Columns);
        using ObjectRef<float[]> put = ObjectRef.Put(numbers);
        AssertNorms(await Matrices.Remote().RowNorms(put, Rows, Columns));
        IActorRef<Observer> observer = Observer.Remote();
        foreach (Sighting seen in new[] { await observer.Norms(put, Rows, Columns), await observer.Norms(numbers, Rows, Columns) })
        {
            Assert.True(seen.InPlace);
            Assert.Equal(0, seen.Address % 64);
            AssertNorms(seen.Result);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_record_batch_is_read_in_place_by_a_task_and_by_whoever_awaits_it()
    {
        using ObjectRef<ReadOnlyMemory<byte>> table = Weather.Remote().Measure(Hours);
        Assert.Equal(SumOfHours / Hours, await Weather.Remote().Mean(table));
        (bool InPlace, long Address) one = Look(await table), two = Look(await table);
        Assert.True(one.InPlace);
        Assert.Equal(one, two);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_record_batch_stays_while_it_lives_whatever_becomes_of_its_ref()
    {
        IActorRef<Observer> observer = Observer.Remote();
        await observer.Load(Weather.Measure(10));
        ObjectRef<ReadOnlyMemory<byte>> table = ObjectRef.Put(Weather.Measure(Hours));
        long size = Arenas.Usage.Used, before = await observer.Allocated();
        Assert.Equal(Hours, await observer.Load(table));
        Assert.InRange(await observer.Allocated() - before, 0, LittleMemory);
        Assert.InRange(size, Hours * (sizeof(int) + sizeof(double)), StoreFixture.StoreBytes / 2);
        Sighting[] columns = await observer.Columns();
        Assert.All(columns, static c => Assert.True(c.InPlace));

        table.Dispose();
        // More than the store holds: whatever is free is written over.
        for (int i = 0; i * size <= StoreFixture.StoreBytes; i++)
        {
            using ObjectRef<byte[]> other = ObjectRef.Put(Arenas.Bytes((int)size - 64, i + 1));
            await observer.Collect();
        }

        Assert.Equal(SumOfHours, await observer.Sum("celsius"));
        Assert.Equal(columns.Select(static c => c.Address), (await observer.Columns()).Select(static c => c.Address));
        Assert.Equal((size, 1), (Arenas.Usage.Used, Arenas.Usage.Count));

        await observer.Forget();
        await observer.Collect();
        await Arenas.UntilCountAsync(0);
    }

    private static (bool InPlace, long Address) Look(ReadOnlyMemory<byte> table)
    {
        using var reader = new ArrowStreamReader(table);
        RecordBatch batch = reader.ReadNextRecordBatch();
        var celsius = (DoubleArray)batch.Column("celsius");
        Assert.Equal(11.5, celsius.GetValue(23));
        return (Arenas.Has(celsius.ValueBuffer.Memory), Observer.AddressOf(celsius.Values));
    }

    private static void AssertNorms(float[] norms)
    {
        double[] expected = [.. Arenas.Numbers(Rows * Columns).Chunk(Columns).Select(static row => Math.Sqrt(row.Sum(static x => (double)x * x)))];
        Assert.Equal(expected.Length, norms.Length);
        Assert.All(norms.Zip(expected), static n => Assert.InRange(n.First / n.Second, 0.9999, 1.0001));
    }
}
