using System.Buffers.Binary;

namespace Remote.Codecs.Fuzz;

/// <summary>Makes new inputs of old ones.</summary>
internal static class Damage
{
    // Counts, headers of objects, unions and strings, and what is next to them.
    private static readonly int[] Numbers = [-1, -2, -3, int.MinValue, int.MinValue + 1, int.MinValue + 3, int.MaxValue, int.MaxValue - 1, 0, 1, 2, 100, 0x10000, 0x2000_0000, ~0, ~1, ~0xFFFF];

    public static byte[] Of(Corpus own, Corpus other, Random random)
    {
        var input = new List<byte>(own.Any(random));
        for (int changes = random.Next(1, 6); changes > 0; changes--) Change(input, other, random);
        if (input.Count > Box.Longest) input.RemoveRange(Box.Longest, input.Count - Box.Longest);
        return [.. input];
    }

    private static void Change(List<byte> input, Corpus other, Random random)
    {
        int at = random.Next(input.Count + 1);
        switch (random.Next(64) == 0 ? 7 : random.Next(7))
        {
            case 0 when at < input.Count: input[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < input.Count: input[at] = (byte)random.Next(256); break;
            case 2 when at < input.Count: input[at] = (byte)(random.Next(2) == 0 ? 255 : 254); break;
            case 3: Overwrite(input, at, Numbers[random.Next(Numbers.Length)]); break;
            case 4: input.RemoveRange(at, Math.Min(random.Next(16), input.Count - at)); break;
            case 5: input.InsertRange(at, Noise(random)); break;
            case 6: input.InsertRange(at, Part(other.Any(random), random)); break;
            default: Repeat(input, at, random); break;
        }
    }

    private static void Overwrite(List<byte> input, int at, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        for (int i = 0; i < bytes.Length && at + i < input.Count; i++) input[at + i] = bytes[i];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 24)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Part(byte[] of, Random random)
    {
        int start = random.Next(of.Length + 1);
        return of[start..random.Next(start, of.Length + 1)];
    }

    /// <summary>What nests, nests deeper.</summary>
    private static void Repeat(List<byte> input, int at, Random random)
    {
        byte[] part = [.. input.Skip(at).Take(random.Next(1, 16))];
        for (int times = 1 << random.Next(10); times > 0 && input.Count < Box.Longest; times--) input.InsertRange(at, part);
    }
}
