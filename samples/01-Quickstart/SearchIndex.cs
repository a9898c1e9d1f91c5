using System.Security.Cryptography;
using System.Text.Json;

namespace Quickstart;

[Remote]                                                         // an actor: it keeps the index, in a worker process
public sealed class SearchIndex
{
    private readonly List<string> members = [];
    private readonly Dictionary<string, List<Posting>> terms = [];

    public long Add(FileIndex file)
    {
        foreach (var (term, postings) in file.Terms)
        {
            if (!terms.TryGetValue(term, out var merged)) terms[term] = merged = [];
            foreach (var (member, count) in postings) merged.Add(new Posting(members.Count + member, count));
        }
        members.AddRange(file.Members);
        return file.Bytes;
    }

    public Ranked[] TopTerms(int count) => Best(count,
        terms.Where(term => term.Key.Length > 4).Select(term => new Ranked(term.Key, term.Value.Sum(posting => (double)posting.Count))));

    public Ranked[] Search(string query, int count)              // ranked by tf-idf
    {
        Dictionary<int, double> scores = [];
        foreach (string word in query.Split(' ').Where(terms.ContainsKey))
            foreach (var (member, n) in terms[word])
                scores[member] = scores.GetValueOrDefault(member) + Math.Log(1 + n) * Math.Log((double)members.Count / terms[word].Count);
        return Best(count, scores.Select(score => new Ranked(members[score.Key], score.Value)));
    }

    public string ContentHash() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { members, terms })));

    private static Ranked[] Best(int count, IEnumerable<Ranked> all) =>
        [.. all.OrderByDescending(one => one.Score).ThenBy(one => one.Name, StringComparer.Ordinal).DistinctBy(one => one.Name).Take(count)];
}
