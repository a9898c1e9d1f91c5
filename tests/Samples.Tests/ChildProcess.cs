using System.Diagnostics;

namespace Remote.Samples.Tests;

/// <summary>A process that a sample started, seen through /proc.</summary>
internal sealed record ChildProcess(int Id)
{
    public static ChildProcess[] Of(int parent)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{parent}/task")
                .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => new ChildProcess(int.Parse(id)))];
        }
        catch (IOException)     // a thread or the process ended while we looked
        {
            return [];
        }
    }

    /// <summary>Whether it has a documentation file open: then it is in the middle of a task.</summary>
    public bool Reads(string ending)
    {
        try
        {
            return Directory.GetFiles($"/proc/{Id}/fd").Any(file => File.ResolveLinkTarget(file, false)?.Name.EndsWith(ending, StringComparison.Ordinal) == true);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Kill -9.</summary>
    public void Kill()
    {
        using var process = Process.GetProcessById(Id);
        process.Kill();
    }
}
