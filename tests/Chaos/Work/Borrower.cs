namespace Chaos.Work;

/// <summary>Tasks that get refs which others own, pass them on, or hand out their own.</summary>
public static class Borrower
{
    /// <summary>The hashes of the basket's parts, which are awaited here.</summary>
    [Remote(MaxRetries = -1)]
    public static async Task<long> Total(Basket basket)
    {
        long total = 0;
        foreach (int[] part in await basket.Parts) total = unchecked(total + Numbers.Hash(part));
        return total;
    }

    /// <summary>The same, by another task: the refs are borrowed from a borrower.</summary>
    [Remote(MaxRetries = -1)]
    public static async Task<long> PassOn(Basket basket) => await Borrower.Remote().Total(basket);

    /// <summary>Refs that this worker owns.</summary>
    [Remote(MaxRetries = -1)]
    public static List<ObjectRef<long>> Own(int seed, int count)
        => [.. Enumerable.Range(seed, count).Select(static s => Numbers.Remote().Hash(Numbers.Remote().Make(s, 200)))];
}
