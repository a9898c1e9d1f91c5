using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks that obey their token, and some that do not.</summary>
internal static class Cancellable
{
    [Remote]
    public static async Task<int> Obey(string folder, string mark, CancellationToken cancellationToken)
    {
        Place.Mark(folder, $"in-{Environment.ProcessId}");
        Place.Mark(folder, mark);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 1;
    }

    /// <summary>Sees its token only in the context.</summary>
    [Remote]
    public static int ObeyContext(string folder)
    {
        Place.Mark(folder, "began");
        RemoteContext.Current.CancellationToken.WaitHandle.WaitOne();
        Place.Mark(folder, "saw");
        throw new OperationCanceledException();
    }

    [Remote]
    public static int EndsAnyway(string folder, CancellationToken cancellationToken)
    {
        Place.Mark(folder, "began");
        cancellationToken.WaitHandle.WaitOne();
        return 5;
    }

    [Remote]
    public static int ThrowsInCallback(string folder, CancellationToken cancellationToken)
    {
        Place.Mark(folder, $"in-{Environment.ProcessId}");
        cancellationToken.Register(static () => throw new InvalidOperationException("in a callback"));
        Place.Mark(folder, "began");
        cancellationToken.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Ignores its token until the mark is there, if ever.</summary>
    [Remote]
    public static int Ignore(string folder)
    {
        Place.Mark(folder, $"busy-{Environment.ProcessId}");
        while (Directory.Exists(folder) && !Place.Has(folder, "free")) Thread.SpinWait(1000);
        return Environment.ProcessId;
    }

    /// <summary>Waits for a task that ignores its token.</summary>
    [Remote]
    public static async Task<string> WaitBeside(string folder)
    {
        Place.Mark(folder, $"waits-{RemoteContext.Current.TaskId}");
        await Gates.Remote().Hold(folder, "release");
        return $"{Environment.ProcessId} {RemoteContext.Current.Attempt}";
    }

    [Remote]
    public static void MarkRan(string folder, string mark) => Place.Mark(folder, mark);
}
