using BenchmarkDotNet.Attributes;
using Remote.Serialization;
using Remote.Wire;

namespace Remote.Benchmarks.Micro;

/// <summary>Values into a message and out of it, by the codecs that calls use.</summary>
[MemoryDiagnoser]
public class SerializerBenchmarks
{
    private const int ArrayLength = 1000;

    private readonly Sample sample = new(1, 2.5, "a name");
    private readonly double[] values = [.. Enumerable.Range(0, ArrayLength).Select(static i => (double)i)];
    private byte[] number = [], text = [], record = [], array = [];

    /// <summary>What the reads read.</summary>
    [GlobalSetup]
    public void Write() => (number, text, record, array) = (BytesOf(1), BytesOf("sixteen letters!"), BytesOf(sample), BytesOf(values));

    /// <summary>An int.</summary>
    [Benchmark]
    public int WriteInt() => Written(1);

    /// <summary>A string of 16 letters.</summary>
    [Benchmark]
    public int WriteString() => Written("sixteen letters!");

    /// <summary>A record of an int, a double and a string.</summary>
    [Benchmark]
    public int WriteRecord() => Written(sample);

    /// <summary>1,000 doubles.</summary>
    [Benchmark]
    public int WriteArray() => Written(values);

    /// <summary>An int.</summary>
    [Benchmark]
    public int ReadInt() => Codec<int>.Read(number, out _);

    /// <summary>A string of 16 letters.</summary>
    [Benchmark]
    public string ReadString() => Codec<string>.Read(text, out _);

    /// <summary>A record of an int, a double and a string.</summary>
    [Benchmark]
    public object ReadRecord() => Codec<Sample>.Read(record, out _);

    /// <summary>1,000 doubles.</summary>
    [Benchmark]
    public double[] ReadArray() => Codec<double[]>.Read(array, out _);

    private static int Written<T>(T value)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        Codec<T>.Write(buffer, value);
        int length = buffer.Length;
        buffer.Return();
        return length;
    }

    private static byte[] BytesOf<T>(T value)
    {
        MessageBuffer buffer = MessageBuffer.Rent();
        Codec<T>.Write(buffer, value);
        byte[] bytes = buffer.WrittenSpan.ToArray();
        buffer.Return();
        return bytes;
    }
}
