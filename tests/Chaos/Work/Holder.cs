namespace Chaos.Work;

/// <summary>An actor that keeps borrowed refs in its state.</summary>
[Remote(MaxRestarts = -1, MaxTaskRetries = -1)]
public class Holder
{
    private readonly Dictionary<int, Basket> kept = [];

    /// <summary>Keeps the basket's refs alive.</summary>
    public void Keep(int key, Basket basket) => kept[key] = basket;

    /// <summary>The basket's total, and lets go of it; null where it is not kept: the actor has been restarted since.</summary>
    public async Task<long?> TakeTotal(int key)
    {
        if (!kept.Remove(key, out Basket? basket)) return null;
        long total = 0;
        foreach (int[] part in await basket.Parts) total = unchecked(total + Numbers.Hash(part));
        return total;
    }
}
