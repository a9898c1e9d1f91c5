using System.Runtime.InteropServices;

namespace Remote.Nodes.Sessions;

/// <summary>Whose a file is: .NET does not say.</summary>
internal static partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint WantOwner = 0x8;

    /// <summary>
    /// Whether another user owns it. Asked on Linux only: elsewhere a folder that only its owner can enter, and that this process
    /// can write to, is its own unless it runs as root.
    /// </summary>
    public static bool IsOther(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        if (Statx(CurrentFolder, path, NoFollow, WantOwner, out Status status) != 0)
            throw new IOException($"The owner of '{path}' cannot be read: {Marshal.GetLastPInvokeErrorMessage()}.");
        return status.Owner != GetEffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    // statx, unlike stat, has one layout on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(20)]
        public uint Owner;
    }
}
