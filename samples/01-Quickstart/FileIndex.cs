namespace Quickstart;

public sealed record FileIndex(long Bytes, List<string> Members, Dictionary<string, List<Posting>> Terms);
