using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Remote.Messaging.Rings;

/// <summary>
/// Asks the system how many threads want to run, at most every few milliseconds: one more than there are cores, and a spin takes from somebody. A thread that
/// woke for a moment just then is none of them, so that only several such answers in a row count.
/// </summary>
internal sealed class CoreWatch : ICoreWatch, IDisposable
{
    private const string Source = "/proc/loadavg";

    /// <summary>Milliseconds for which an idle core is taken for granted. That there is none is asked again at the next: a spin that is given up costs most.</summary>
    private const long Freshness = 10;

    /// <summary>So many answers in a row, a millisecond or a tick of the system's clock apart.</summary>
    private const int BusyFrom = 3;

    private readonly SafeFileHandle? source = TryOpen();
    private long askedAt = long.MinValue / 2;
    private int busyInARow = BusyFrom;

    public bool HasIdleCore()
    {
        if (Environment.ProcessorCount < 2 || source is null) return false;
        long now = Environment.TickCount64;
        if (now - askedAt < (busyInARow > 0 ? 1 : Freshness)) return busyInARow < BusyFrom;
        askedAt = now;
        busyInARow = Runnable() is { } runnable && runnable <= Environment.ProcessorCount ? 0 : Math.Min(BusyFrom, busyInARow + 1);
        return busyInARow < BusyFrom;
    }

    public void Dispose() => source?.Dispose();

    /// <summary>The threads that run or could, this one among them: the fourth field, before the slash, in <c>0.00 0.01 0.05 1/180 12345</c>.</summary>
    public static int? Parse(ReadOnlySpan<byte> text)
    {
        for (int field = 0; field < 3; field++)
        {
            int space = text.IndexOf((byte)' ');
            if (space < 0) return null;
            text = text[(space + 1)..];
        }

        return Utf8Parser.TryParse(text, out int runnable, out int length) && length < text.Length && text[length] == '/' ? runnable : null;
    }

    private static SafeFileHandle? TryOpen()
    {
        try
        {
            return File.OpenHandle(Source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private int? Runnable()
    {
        try
        {
            Span<byte> text = stackalloc byte[128];
            return Parse(text[..RandomAccess.Read(source!, text, 0)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            return null;
        }
    }
}
