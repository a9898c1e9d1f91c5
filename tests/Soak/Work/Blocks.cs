using Chaos.Work;
using Remote;

namespace Soak.Work;

/// <summary>Tasks that read large arguments in place, give large results, and own what they hand out.</summary>
public static class Blocks
{
    /// <summary>The hash of numbers that are read where they are.</summary>
    [Remote]
    public static long Hash(ReadOnlyMemory<int> numbers) => Numbers.HashOf(numbers.Span);

    /// <summary>Other numbers, once those given are what they must be.</summary>
    [Remote]
    public static int[] Renew(ReadOnlyMemory<int> old, long expected, int seed, int count)
        => Numbers.HashOf(old.Span) == expected ? Numbers.Make(seed, count) : throw new InvalidDataException("An argument is not what its caller gave.");

    /// <summary>Refs that this worker owns.</summary>
    [Remote]
    public static List<ObjectRef<int[]>> Own(int seed, int count, int pieces)
        => [.. Enumerable.Range(seed, pieces).Select(s => ObjectRef.Put(Numbers.Make(s, count)))];
}
