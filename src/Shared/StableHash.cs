namespace Remote.Shared;

/// <summary>The ids of methods and types: FNV-1a, 64 bits, over UTF-16 code units (low byte, then high byte).</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (char c in text)
        {
            hash = (hash ^ (byte)c) * 0x100000001b3;
            hash = (hash ^ (byte)(c >> 8)) * 0x100000001b3;
        }

        return hash;
    }
}
