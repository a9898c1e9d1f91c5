namespace Remote.Generators.Surfaces;

/// <summary>A digest of texts and numbers, for telling whether something has changed: FNV-1a over UTF-16 code units, 64 bits. Not against who means to deceive.</summary>
internal struct Digest
{
    private const ulong Prime = 0x100000001b3;
    private ulong value;

    public Digest() => value = 0xcbf29ce484222325;

    public readonly ulong Value => value;

    /// <summary>Adds the text and its end, so that "a", "bc" is not "ab", "c".</summary>
    public void Add(string text)
    {
        ulong hash = value;
        foreach (char c in text) hash = (hash ^ c) * Prime;
        value = (hash ^ 0x10000) * Prime;
    }

    public void Add(ulong number) => value = (value ^ Scatter(number)) * Prime;

    /// <summary>Every bit of the result depends on every bit of the number, so that sums of such results tell sets apart (the finalizer of MurmurHash3, Appleby 2011).</summary>
    public static ulong Scatter(ulong number)
    {
        number = (number ^ (number >> 33)) * 0xff51afd7ed558ccd;
        number = (number ^ (number >> 33)) * 0xc4ceb9fe1a85ec53;
        return number ^ (number >> 33);
    }
}
