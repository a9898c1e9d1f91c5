namespace Soak;

/// <summary>What a run does.</summary>
/// <param name="Length">How long.</param>
/// <param name="Seed">Decides what each lane does; what meets what depends on timing.</param>
/// <param name="Store">Bytes of the object store.</param>
/// <param name="Lanes">How much goes on at once.</param>
internal sealed record SoakOptions(TimeSpan Length, int Seed, long Store, int Lanes)
{
    private const int Times = 3;
    private const int SmallestCount = 1 << 10;
    private const int LargestPart = 32;

    /// <summary>Bytes that each lane keeps alive.</summary>
    public long LivePerLane => Times * Store / Lanes;

    /// <summary>A size in numbers, from 4 KiB, which travels in messages, to a small part of the store: each order of magnitude as often as any other.</summary>
    public int NextCount(Random random) => (int)(SmallestCount * Math.Pow((double)Store / LargestPart / sizeof(int) / SmallestCount, random.NextDouble()));
}
