using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Remote.Diagnostics;

/// <summary>
/// Who holds what in the object store, and since where: for programs that ask for it, as each ref then costs a stack trace. Of this
/// process; keeps nothing alive.
/// </summary>
internal static class HeldTrace
{
    /// <summary>So many are named; the rest is counted.</summary>
    private const int MostNamed = 20;

    private static readonly ConditionalWeakTable<object, string> Origins = new();
    private static readonly ConditionalWeakTable<object, HeldEntry> Holders = new();
    private static volatile bool isOn;

    /// <summary>Whether anything is noted.</summary>
    public static bool IsOn => isOn;

    /// <summary>A cluster begins.</summary>
    public static void Begin(bool on)
    {
        isOn = on;
        Origins.Clear();
        Holders.Clear();
    }

    /// <summary>Here something is made that may come to hold a stored object.</summary>
    // Its own frame is left out, and no other: the compiler may have put callers into theirs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void NoteOrigin(object made)
    {
        if (isOn) Origins.AddOrUpdate(made, new StackTrace(1, fNeedFileInfo: true).ToString());
    }

    /// <summary>Something holds an object from now on.</summary>
    /// <param name="holder">What holds it.</param>
    /// <param name="what">The object: what it is, and who owns it.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="made">What was noted by <see cref="NoteOrigin"/>; null where this is the place.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Note(object holder, string what, long length, object? made)
    {
        if (!isOn) return;
        if (made is null || !Origins.TryGetValue(made, out string? origin)) origin = new StackTrace(1, fNeedFileInfo: true).ToString();
        Holders.AddOrUpdate(holder, new HeldEntry(what, length, origin));
    }

    /// <summary>It does not hold it any more.</summary>
    public static void Forget(object holder)
    {
        if (isOn) Holders.Remove(holder);
    }

    /// <summary>Names what is held though the collector has looked: the largest first.</summary>
    public static void Report(ILogger logger)
    {
        if (!isOn) return;
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        HeldEntry[] all = [.. Holders.Select(static pair => pair.Value).OrderByDescending(static entry => entry.Length)];
        foreach (HeldEntry entry in all.Take(MostNamed)) Log.StillHeld(logger, entry.What, entry.Length, Environment.NewLine + entry.Origin);
        if (all.Length > MostNamed) Log.MoreHeld(logger, all.Length - MostNamed, all.Skip(MostNamed).Sum(static entry => entry.Length));
    }
}
