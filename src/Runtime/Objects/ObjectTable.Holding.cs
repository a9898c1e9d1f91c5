namespace Remote.Objects;

/// <summary>
/// Borrows whose holders all let go are given back at once: a process that allocates little hears of its collector seldom, and the owner
/// can neither free the object nor end meanwhile.
/// </summary>
/// <remarks>
/// Holders that let go are refs, when they are disposed, and the results that a borrow came in. All others never do, and leave the end
/// to the collector: messages under way, arguments, items of streams.
/// </remarks>
internal sealed partial class ObjectTable
{
    /// <summary>Somebody else needs the borrow from now on, and will not say when no longer.</summary>
    public void Hold(Borrow borrow)
    {
        lock (gate) borrow.Holders++;
    }

    /// <summary>A holder is done with what it holds: claims, or refs that are others' business.</summary>
    public void LetGo(object[]? held)
    {
        foreach (object one in held ?? [])
        {
            if (one is Borrow borrow) LetGo(borrow);
        }
    }

    /// <summary>A holder is done.</summary>
    public void LetGo(Borrow borrow)
    {
        // Whoever lent it waits for the owner's answer, which finds nobody once the borrow is given back.
        if (borrow.IsAnnounced) LetGoNow(borrow);
        else _ = LetGoLaterAsync(borrow);
    }

    private async Task LetGoLaterAsync(Borrow borrow)
    {
        await borrow.Announced.ConfigureAwait(false);
        LetGoNow(borrow);
    }

    private void LetGoNow(Borrow borrow)
    {
        lock (gate)
        {
            if (--borrow.Holders > 0) return;
            GC.SuppressFinalize(borrow);
            Release(borrow);
        }
    }
}
