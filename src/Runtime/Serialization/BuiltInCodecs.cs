using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Remote.Serialization.Formatters;
using Remote.Shared;

namespace Remote.Serialization;

/// <summary>
/// What the runtime itself always supports, so that <c>ObjectRef.Put(5)</c> needs no generator. A table of lambdas: none of them is
/// compiled before it is used, which keeps a worker's start short.
/// </summary>
internal static class BuiltInCodecs
{
    private static readonly Dictionary<Type, BuiltInCodec> ByType = new(80);
    private static readonly Dictionary<ulong, BuiltInCodec> ById = new(80);

    static BuiltInCodecs()
    {
        AddNumbers();
        AddTimes();
        AddNumberArrays();
        AddTimeArrays();
        AddText();
    }

    public static BuiltInCodec? Find(Type type) => ByType.GetValueOrDefault(type);

    public static BuiltInCodec? Find(ulong id) => ById.GetValueOrDefault(id);

    private static void AddNumbers()
    {
        Add(typeof(bool), "bool", null, static (s, out n) => Codec<bool>.Read(s, out n));
        Add(typeof(byte), "byte", null, static (s, out n) => Codec<byte>.Read(s, out n));
        Add(typeof(sbyte), "sbyte", null, static (s, out n) => Codec<sbyte>.Read(s, out n));
        Add(typeof(char), "char", null, static (s, out n) => Codec<char>.Read(s, out n));
        Add(typeof(short), "short", null, static (s, out n) => Codec<short>.Read(s, out n));
        Add(typeof(ushort), "ushort", null, static (s, out n) => Codec<ushort>.Read(s, out n));
        Add(typeof(int), "int", null, static (s, out n) => Codec<int>.Read(s, out n));
        Add(typeof(uint), "uint", null, static (s, out n) => Codec<uint>.Read(s, out n));
        Add(typeof(long), "long", null, static (s, out n) => Codec<long>.Read(s, out n));
        Add(typeof(ulong), "ulong", null, static (s, out n) => Codec<ulong>.Read(s, out n));
        Add(typeof(float), "float", null, static (s, out n) => Codec<float>.Read(s, out n));
        Add(typeof(double), "double", null, static (s, out n) => Codec<double>.Read(s, out n));
        Add(typeof(decimal), "decimal", null, static (s, out n) => Codec<decimal>.Read(s, out n));
        Add(typeof(Half), "System.Half", null, static (s, out n) => Codec<Half>.Read(s, out n));
        Add(typeof(Int128), "System.Int128", null, static (s, out n) => Codec<Int128>.Read(s, out n));
        Add(typeof(UInt128), "System.UInt128", null, static (s, out n) => Codec<UInt128>.Read(s, out n));
        Add(typeof(Complex), "System.Numerics.Complex", null, static (s, out n) => Codec<Complex>.Read(s, out n));
        Add(typeof(Guid), "System.Guid", null, static (s, out n) => Codec<Guid>.Read(s, out n));
    }

    private static void AddTimes()
    {
        Add(typeof(DateTime), "System.DateTime", null, static (s, out n) => Codec<DateTime>.Read(s, out n));
        Add(typeof(DateTimeOffset), "System.DateTimeOffset", null, static (s, out n) => Codec<DateTimeOffset>.Read(s, out n));
        Add(typeof(TimeSpan), "System.TimeSpan", null, static (s, out n) => Codec<TimeSpan>.Read(s, out n));
        Add(typeof(DateOnly), "System.DateOnly", null, static (s, out n) => Codec<DateOnly>.Read(s, out n));
        Add(typeof(TimeOnly), "System.TimeOnly", null, static (s, out n) => Codec<TimeOnly>.Read(s, out n));
    }

    private static void AddNumberArrays()
    {
        Add(typeof(bool[]), "bool[]", static () => new ArrayFormatter<bool>(), static (s, out n) => Codec<bool[]>.Read(s, out n));
        Add(typeof(byte[]), "byte[]", static () => new ArrayFormatter<byte>(), static (s, out n) => Codec<byte[]>.Read(s, out n));
        Add(typeof(sbyte[]), "sbyte[]", static () => new ArrayFormatter<sbyte>(), static (s, out n) => Codec<sbyte[]>.Read(s, out n));
        Add(typeof(char[]), "char[]", static () => new ArrayFormatter<char>(), static (s, out n) => Codec<char[]>.Read(s, out n));
        Add(typeof(short[]), "short[]", static () => new ArrayFormatter<short>(), static (s, out n) => Codec<short[]>.Read(s, out n));
        Add(typeof(ushort[]), "ushort[]", static () => new ArrayFormatter<ushort>(), static (s, out n) => Codec<ushort[]>.Read(s, out n));
        Add(typeof(int[]), "int[]", static () => new ArrayFormatter<int>(), static (s, out n) => Codec<int[]>.Read(s, out n));
        Add(typeof(uint[]), "uint[]", static () => new ArrayFormatter<uint>(), static (s, out n) => Codec<uint[]>.Read(s, out n));
        Add(typeof(long[]), "long[]", static () => new ArrayFormatter<long>(), static (s, out n) => Codec<long[]>.Read(s, out n));
        Add(typeof(ulong[]), "ulong[]", static () => new ArrayFormatter<ulong>(), static (s, out n) => Codec<ulong[]>.Read(s, out n));
        Add(typeof(float[]), "float[]", static () => new ArrayFormatter<float>(), static (s, out n) => Codec<float[]>.Read(s, out n));
        Add(typeof(double[]), "double[]", static () => new ArrayFormatter<double>(), static (s, out n) => Codec<double[]>.Read(s, out n));
        Add(typeof(decimal[]), "decimal[]", static () => new ArrayFormatter<decimal>(), static (s, out n) => Codec<decimal[]>.Read(s, out n));
        Add(typeof(Half[]), "System.Half[]", static () => new ArrayFormatter<Half>(), static (s, out n) => Codec<Half[]>.Read(s, out n));
        Add(typeof(Guid[]), "System.Guid[]", static () => new ArrayFormatter<Guid>(), static (s, out n) => Codec<Guid[]>.Read(s, out n));
    }

    private static void AddTimeArrays()
    {
        Add(typeof(DateTime[]), "System.DateTime[]", static () => new ArrayFormatter<DateTime>(), static (s, out n) => Codec<DateTime[]>.Read(s, out n));
        Add(typeof(TimeSpan[]), "System.TimeSpan[]", static () => new ArrayFormatter<TimeSpan>(), static (s, out n) => Codec<TimeSpan[]>.Read(s, out n));
        Add(typeof(DateTimeOffset[]), "System.DateTimeOffset[]", static () => new ArrayFormatter<DateTimeOffset>(), static (s, out n) => Codec<DateTimeOffset[]>.Read(s, out n));
    }

    private static void AddText()
    {
        Add(typeof(string), "string", static () => new StringFormatter(), static (s, out n) => Codec<string>.Read(s, out n));
        Add(typeof(string[]), "string[]", static () => new ArrayFormatter<string>(), static (s, out n) => Codec<string[]>.Read(s, out n));
        Add(typeof(Uri), "System.Uri", static () => TextFormatters.Uri(), static (s, out n) => Codec<Uri>.Read(s, out n));
        Add(typeof(CultureInfo), "System.Globalization.CultureInfo", static () => TextFormatters.Culture(), static (s, out n) => Codec<CultureInfo>.Read(s, out n));
        Add(typeof(TimeZoneInfo), "System.TimeZoneInfo", static () => TextFormatters.TimeZone(), static (s, out n) => Codec<TimeZoneInfo>.Read(s, out n));
        Add(typeof(StringBuilder), "System.Text.StringBuilder", static () => new StringBuilderFormatter(), static (s, out n) => Codec<StringBuilder>.Read(s, out n));
        Add(typeof(BitArray), "System.Collections.BitArray", static () => new BitArrayFormatter(), static (s, out n) => Codec<BitArray>.Read(s, out n));
        Add(typeof(Version), "System.Version", static () => new VersionFormatter(), static (s, out n) => Codec<Version>.Read(s, out n));
        Add(typeof(BigInteger), "System.Numerics.BigInteger", static () => new BigIntegerFormatter(), static (s, out n) => Codec<BigInteger>.Read(s, out n));
    }

    private static void Add(Type type, string name, Func<object>? createFormatter, BoxedReader read)
    {
        var codec = new BuiltInCodec(type, StableHash.Of(name), createFormatter, read);
        ByType.Add(type, codec);
        ById.Add(codec.Id, codec);
    }
}
