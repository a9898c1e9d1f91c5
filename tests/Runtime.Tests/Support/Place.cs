using System.Diagnostics;
using System.Globalization;

namespace Remote.Runtime.Tests.Support;

/// <summary>
/// A folder in which code of several processes meets: a file says that something has happened. Tests wait for what happens, never for
/// time to pass; the limit is only there so that a fault ends a test instead of hanging it.
/// </summary>
public sealed class Place : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public Place() => Folder = Directory.CreateTempSubdirectory("remote-test-").FullName;

    /// <summary>What a task is given to meet here.</summary>
    public string Folder { get; }

    public static void Mark(string folder, string mark) => File.WriteAllBytes(Path.Combine(folder, mark), []);

    public static bool Has(string folder, string mark) => File.Exists(Path.Combine(folder, mark));

    public static int Count(string folder, string prefix) => Directory.GetFiles(folder, prefix + "*").Length;

    public static void Await(string folder, string mark) => AwaitThat(() => Has(folder, mark) || IsGone(folder), $"the mark '{mark}'");

    /// <summary>Marks, then waits until so many marks with the prefix are there: returns only if all are here at the same time.</summary>
    public static void Meet(string folder, string prefix, int count)
    {
        Mark(folder, $"{prefix}-{Guid.NewGuid():N}");
        AwaitThat(() => IsGone(folder) || Count(folder, prefix) >= count, $"{count} marks '{prefix}'");
    }

    public static void AwaitThat(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit) throw new TimeoutException($"There was no {what} within {Limit}.");
            Thread.Sleep(1);
        }
    }

    public void Mark(string mark) => Mark(Folder, mark);

    public bool Has(string mark) => Has(Folder, mark);

    /// <summary>The process ids that marks with the prefix end with.</summary>
    public int[] Marked(string prefix)
        => [.. Directory.GetFiles(Folder, prefix + "*").Select(file => int.Parse(Path.GetFileName(file)[prefix.Length..], CultureInfo.InvariantCulture))];

    public Task Awaited(string mark) => Task.Run(() => Await(Folder, mark));

    /// <summary>Tasks that a failed test left behind here go on: they must not occupy workers that other tests need.</summary>
    public void Dispose()
    {
        if (!IsGone(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static bool IsGone(string folder) => !Directory.Exists(folder);
}
