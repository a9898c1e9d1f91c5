using Microsoft.Win32.SafeHandles;
using Remote.Storage.Arenas;

namespace Remote.Storage.Tests.Support;

/// <summary>A file system that is full at some point, as a small /dev/shm is.</summary>
internal sealed class LimitedSpace(long limit) : IFileSpace
{
    public long Limit { get; set; } = limit;

    /// <summary>What happens while it is asked.</summary>
    public Action? Asked { get; set; }

    public void Reserve(SafeFileHandle file, long from, long to)
    {
        Asked?.Invoke();
        if (to > Limit) throw new IOException("No space left on device");
        FileSpace.Instance.Reserve(file, from, to);
    }
}
