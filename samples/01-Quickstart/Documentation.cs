using System.Text.RegularExpressions;
using System.Xml;

namespace Quickstart;

public static partial class Documentation
{
    [Remote]                                                     // a task: it runs in whichever worker process is free
    public static FileIndex Read(string path)
    {
        List<string> members = [];
        Dictionary<string, List<Posting>> terms = [];
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        using var xml = XmlReader.Create(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, Name: "member" }) members.Add(xml.GetAttribute("name") ?? "?");
            if (xml.NodeType != XmlNodeType.Text || members.Count == 0) continue;
            string text = xml.Value;
            foreach (ValueMatch match in Word().EnumerateMatches(text))
            {
                if (text.AsSpan(match.Index, match.Length).ToLowerInvariant(buffer) is not (> 1 and var length)) continue;
                if (!lookup.TryGetValue(buffer[..length], out var postings)) lookup[buffer[..length]] = postings = [];
                if (postings is [.., var last] && last.Member == members.Count - 1) postings[^1] = last with { Count = last.Count + 1 };
                else postings.Add(new Posting(members.Count - 1, 1));
            }
        }

        return new FileIndex(new FileInfo(path).Length, members, terms);
    }

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+")]       // "SafeFileHandle" is three words
    private static partial Regex Word();
}
