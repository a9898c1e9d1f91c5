namespace Remote.Runtime.Tests.Failures;

/// <summary>Events and counters that all processes of a test share: files in a folder of the test's own.</summary>
internal sealed class Signals : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("remote-test-").FullName;

    /// <summary>The path of a signal: what is passed to other processes.</summary>
    public string this[string name] => Path.Combine(folder, name);

    public static void Set(string signal) => File.WriteAllText(signal, "");

    public static bool IsSet(string signal) => File.Exists(signal);

    /// <summary>Adds a line; each line is written in one piece, whatever process it comes from. What happens after its test is not noted.</summary>
    public static void Append(string signal, string line)
    {
        if (IsOver(signal)) return;
        // .NET's append goes to where the end was when the file was opened: two at once would write to one place.
        using FileStream alone = TakeLock(signal + ".lock");
        using var file = new FileStream(signal, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }

    public static string[] Lines(string signal) => File.Exists(signal) ? File.ReadAllLines(signal) : [];

    /// <summary>Blocks until the signal is set, or its test is over: what a test leaves waiting must not hold a worker up.</summary>
    public static void Wait(string signal)
    {
        if (!SpinWait.SpinUntil(() => IsSet(signal) || IsOver(signal) || Pause(), Limits.Wait)) throw new TimeoutException($"{signal} was never set.");
    }

    /// <summary>As <see cref="Wait"/>.</summary>
    public static Task WaitAsync(string signal) => UntilAsync(() => IsSet(signal) || IsOver(signal), $"{signal} was never set.");

    /// <summary>Waits for something that only looking at it can show.</summary>
    public static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        long end = Environment.TickCount64 + (long)Limits.Wait.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end) throw new TimeoutException(otherwise);
            await Task.Delay(Step);
        }
    }

    public void Dispose()
    {
        // What the test left running may write to it at this moment; it stops when the folder is gone.
        for (int attempt = 1; !TryDelete(); attempt++)
        {
            if (attempt == 20) return;
            Thread.Yield();
        }
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static FileStream TakeLock(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (!IsOver(path))
            {
                Thread.Sleep(1);
            }
        }
    }

    private static bool IsOver(string signal) => !Directory.Exists(Path.GetDirectoryName(signal));

    private static bool Pause()
    {
        Thread.Sleep(Step);
        return false;
    }
}
