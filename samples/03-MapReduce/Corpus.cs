using System.Runtime.InteropServices;

namespace MapReduce;

/// <summary>The text to count: the files of a folder, or the reference documentation that comes with every .NET SDK.</summary>
internal static class Corpus
{
    // From .../shared/Microsoft.NETCore.App/10.0.1/ to .../packs.
    public static string SdkDocumentation => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs"));

    public static List<FileInfo> Find(string folder)
    {
        List<FileInfo> files = [.. Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories) : []];
        files.RemoveAll(file => file.Extension is not (".xml" or ".txt" or ".md"));
        foreach (FileInfo file in files) File.ReadAllBytes(file.FullName);      // so that neither of the two runs waits for the disk
        return files;
    }

    /// <summary>Parts of about the same number of bytes: the biggest file first, always into the part that is smallest so far.</summary>
    public static string[][] Split(IEnumerable<FileInfo> files, int parts)
    {
        var smallest = new PriorityQueue<List<string>, long>(Enumerable.Range(0, parts).Select(_ => (new List<string>(), 0L)));
        foreach (FileInfo file in files.OrderByDescending(file => file.Length).ThenBy(file => file.FullName, StringComparer.Ordinal))
        {
            smallest.TryDequeue(out var part, out long bytes);
            part!.Add(file.FullName);
            smallest.Enqueue(part, bytes + file.Length);
        }
        return [.. smallest.UnorderedItems.Select(item => item.Element.ToArray()).Where(part => part.Length > 0)];
    }
}
