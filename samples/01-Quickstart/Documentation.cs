using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Quickstart;

public static partial class Documentation
{
    [Remote]                                                     // a task: it runs in whichever worker process is free
    public static FileIndex Read(string path)
    {
        List<string> members = [];
        Dictionary<string, List<Posting>> terms = [];
        foreach (XElement member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            string text = string.Join(' ', [member.Value, .. member.DescendantsAndSelf().Attributes().Select(name => name.Value)]);
            foreach (var (term, count) in Word().Matches(text).CountBy(word => word.Value.ToLowerInvariant()))
            {
                if (!terms.TryGetValue(term, out var postings)) terms[term] = postings = [];
                postings.Add(new Posting(members.Count, count));
            }
            members.Add(member.Attribute("name")?.Value.Split('(')[0] ?? "?");
        }
        return new FileIndex(new FileInfo(path).Length, members, terms);
    }

    [GeneratedRegex(@"\p{Lu}?\p{Ll}{2,}|\p{Lu}{2,}(?!\p{Ll})")]  // "SafeFileHandle" is three words
    private static partial Regex Word();
}
