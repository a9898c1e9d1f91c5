using System.Collections.Concurrent;

namespace Remote.Messaging;

/// <summary>
/// What the messages that a thread receives lead to: the rest of a method that awaited an answer, a call that begins. It is kept until the thread
/// has handed the receiving on, and then runs on that thread: waking another one costs ten times as much as most calls do. What is many runs on the
/// thread pool as well. Leader/followers: Schmidt et al., Pattern-Oriented Software Architecture 2, 2000.
/// </summary>
internal sealed class FollowUps : IThreadPoolWorkItem
{
    [ThreadStatic] private static FollowUps? receiving;

    private readonly ConcurrentQueue<object> shared = new();
    private object? only;
    private List<object>? more;
    private int asked;

    public bool IsEmpty => only is null;

    /// <summary>Runs what a message leads to: never on this stack. Whoever receives need not wait for it.</summary>
    public static void Run(IFollowUp work)
    {
        if (receiving is { } own) own.Add(work);
        else work.RunElsewhere();
    }

    /// <summary>As <see cref="Run(IFollowUp)"/>, for the rest of a method.</summary>
    public static void Run(Action continuation)
    {
        if (receiving is { } own) own.Add(continuation);
        else RunOnPool(continuation);
    }

    /// <summary>This thread receives from now on.</summary>
    public void Begin() => receiving = this;

    /// <summary>It does not any more.</summary>
    public void End() => receiving = null;

    /// <summary>Gives all away: this thread goes on receiving.</summary>
    public void RunElsewhere()
    {
        if (only is null) return;
        RunElsewhere(only);
        only = null;
        if (more is not { Count: > 0 }) return;
        foreach (object work in more) RunElsewhere(work);
        more.Clear();
    }

    /// <summary>Runs all, here and, where it is more than one, on the thread pool too: none waits for one before it that blocks.</summary>
    public void RunAll()
    {
        object first = only!;
        only = null;
        if (more is { Count: > 0 })
        {
            foreach (object work in more)
            {
                if (work is IFollowUp { NeedsThread: true }) RunElsewhere(work);
                else shared.Enqueue(work);
            }

            more.Clear();
            if (!shared.IsEmpty) AskForHelp();
        }

        RunHere(first);
        RunShared();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref asked, 0);
        RunShared();
    }

    private static void RunHere(object work)
    {
        if (work is Action continuation) continuation();
        else ((IFollowUp)work).Execute();
    }

    private static void RunElsewhere(object work)
    {
        if (work is Action continuation) RunOnPool(continuation);
        else ((IFollowUp)work).RunElsewhere();
    }

    private static void RunOnPool(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static run => run(), continuation, preferLocal: false);

    private void Add(object work)
    {
        if (only is null) only = work;
        else (more ??= []).Add(work);
    }

    // Before each that is run somebody else is asked for, so that the others do not depend on its end.
    private void RunShared()
    {
        while (shared.TryDequeue(out object? work))
        {
            if (!shared.IsEmpty) AskForHelp();
            RunHere(work);
        }
    }

    private void AskForHelp()
    {
        if (Interlocked.Exchange(ref asked, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
