namespace Remote.Nodes.Sessions;

/// <summary>Finds a place on a disk: a temporary folder that is in memory itself would be no relief.</summary>
internal static class SpillBase
{
    /// <summary>The temporary folder; where that is in memory, /var/tmp, which by custom is not. The first again, where both are.</summary>
    public static string OnDisk()
    {
        string temporary = Path.GetTempPath();
        string[] candidates = OperatingSystem.IsWindows() ? [temporary] : [temporary, "/var/tmp"];
        return candidates.FirstOrDefault(folder => Directory.Exists(folder) && !IsInMemory(folder)) ?? temporary;
    }

    /// <summary>Whether a folder's files are in memory.</summary>
    public static bool IsInMemory(string folder)
    {
        try
        {
            return new DriveInfo(folder).DriveFormat is "tmpfs" or "ramfs";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
