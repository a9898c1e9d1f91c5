using System.Text.RegularExpressions;

namespace MapReduce;

/// <summary>Counts words in three steps: map counts each part of the text, shuffle deals the words out, reduce adds up.</summary>
public static partial class WordCount
{
    /// <summary>
    /// Counts the words of some files, and deals them out by partition. What it returns is a ref per partition, so each can go to
    /// another task, and none goes anywhere before it is asked for. That is the shuffle.
    /// </summary>
    [Remote]                                                     // Ray: @ray.remote(num_returns=partitions)
    public static ObjectRef<Dictionary<string, int>>[] Map(string[] files, int partitions)
    {
        Dictionary<string, int>[] parts = [.. Enumerable.Range(0, partitions).Select(_ => new Dictionary<string, int>())];
        foreach (var (word, count) in Count(files)) parts[PartitionOf(word, partitions)].Add(word, count);
        return [.. parts.Select(part => ObjectRef.Put(part))];   // Ray: ray.put
    }

    /// <summary>Adds up what all the maps counted in one partition. The caller passes refs; here they are values.</summary>
    [Remote]                                                     // Ray: reduce.remote(*partition_refs)
    public static Dictionary<string, int> Reduce(params Dictionary<string, int>[] parts)
    {
        Dictionary<string, int> sum = [];
        foreach (var (word, count) in parts.SelectMany(part => part)) sum[word] = sum.GetValueOrDefault(word) + count;
        return sum;
    }

    /// <summary>Plain code, for a map and for the one-thread run alike. Markup does not count as text.</summary>
    public static Dictionary<string, int> Count(IEnumerable<string> files)
    {
        Dictionary<string, int> counts = [];
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();      // a word that was seen before costs no string
        Span<char> word = stackalloc char[64];
        foreach (string file in files)
        {
            ReadOnlySpan<char> text = File.ReadAllText(file);
            foreach (ValueMatch match in WordOrTag().EnumerateMatches(text))
            {
                if (text[match.Index] == '<') continue;
                int length = text.Slice(match.Index, match.Length).ToLowerInvariant(word);
                bySpan[word[..length]] = bySpan.TryGetValue(word[..length], out int count) ? count + 1 : 1;
            }
        }
        return counts;
    }

    // Not string.GetHashCode: that is another number in every process, and the maps must agree on who gets a word.
    private static int PartitionOf(string word, int partitions)
    {
        uint hash = 2166136261;                                  // FNV-1a
        foreach (char letter in word) hash = (hash ^ letter) * 16777619;
        return (int)(hash % (uint)partitions);
    }

    [GeneratedRegex(@"<[^>]*>|\p{L}{1,64}")]
    private static partial Regex WordOrTag();
}
