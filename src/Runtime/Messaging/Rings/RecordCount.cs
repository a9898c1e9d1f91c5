namespace Remote.Messaging.Rings;

/// <summary>
/// What has come to a process, and whether it comes from several: then this is said on its doorbell. The leader's.
/// </summary>
/// <param name="bell">This process's.</param>
internal sealed class RecordCount(Doorbell bell)
{
    /// <summary>Records of one connection on end, after which it counts as the only one: several passes.</summary>
    private const int Alone = 256;

    /// <summary>Records from which on more are likely to follow.</summary>
    private const int Crowd = 16;

    private RingLink? last;
    private bool isSeveral;
    private long onEnd;
    private long sinceAsked;

    public void Add(RingLink link, int records)
    {
        sinceAsked += records;
        if (link == last) onEnd += records;
        else (last, onEnd) = (link, 0);
        bool now = onEnd < Alone;
        if (now == isSeveral) return;
        isSeveral = now;
        bell.HearsSeveral = now;
    }

    /// <summary>
    /// Where nothing is there: whether so much has come since this was asked last that it is better to wait for more than to sleep until the first. Who sends many would
    /// else wake this process for a few at a time, and each time costs as much as ten calls. Not where two have only one another: one alone may have sent all that
    /// it will until it is answered, and a core would be idle meanwhile.
    /// </summary>
    public bool IsCrowd()
    {
        long since = sinceAsked;
        sinceAsked = 0;
        return since >= Crowd && (isSeveral || last!.HearsSeveral);
    }
}
