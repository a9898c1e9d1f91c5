namespace Chaos.Work;

/// <summary>Tasks whose results anybody can compute: a wrong one is seen.</summary>
public static class Numbers
{
    /// <summary>So many numbers that follow from the seed; 12,000 are 48 KB, as the chaos tests of Ray move.</summary>
    [Remote(MaxRetries = -1)]
    public static int[] Make(int seed, int count)
    {
        var random = new Random(seed);
        var numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = random.Next();
        return numbers;
    }

    /// <summary>The order of the numbers matters.</summary>
    [Remote(MaxRetries = -1)]
    public static long Hash(int[] numbers) => HashOf(numbers);

    /// <summary>As <see cref="Hash"/>, of numbers wherever they are.</summary>
    public static long HashOf(ReadOnlySpan<int> numbers)
    {
        long hash = 17;
        foreach (int number in numbers) hash = unchecked((hash * 31) + number);
        return hash;
    }

    /// <summary>A tree of tasks: each inner one waits for its children.</summary>
    [Remote(MaxRetries = -1)]
    public static async Task<long> Tree(int seed, int depth, int width)
    {
        if (depth == 0) return Hash(Make(seed, 500));
        ObjectRef<long>[] children = [.. Enumerable.Range(0, width).Select(i => Numbers.Remote().Tree(Child(seed, i), depth - 1, width))];
        return Join(await children);
    }

    /// <summary>What <see cref="Tree"/> gives, computed here.</summary>
    public static long ExpectedTree(int seed, int depth, int width)
        => depth == 0 ? Hash(Make(seed, 500)) : Join([.. Enumerable.Range(0, width).Select(i => ExpectedTree(Child(seed, i), depth - 1, width))]);

    private static int Child(int seed, int index) => unchecked((seed * 31) + index);

    private static long Join(IReadOnlyList<long> hashes) => hashes.Aggregate(7L, static (a, b) => unchecked((a * 131) + b));
}
