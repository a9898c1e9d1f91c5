namespace Remote.Nodes.Launch;

/// <summary>
/// The pipes that .NET puts into the temporary folder for debuggers and profilers. A process that is killed leaves its own; nobody else
/// clears them, and a machine whose workers are killed would collect them by the thousand.
/// </summary>
internal static class DiagnosticFiles
{
    /// <summary>Deletes what a process that has ended left. What cannot be deleted is left alone.</summary>
    public static void DeleteOf(int pid)
    {
        if (OperatingSystem.IsWindows()) return;        // there they are no files
        try
        {
            string folder = Path.GetTempPath();
            foreach (string file in Directory.EnumerateFiles(folder, $"dotnet-diagnostic-{pid}-*-socket")) File.Delete(file);
            foreach (string file in Directory.EnumerateFiles(folder, $"clr-debug-pipe-{pid}-*")) File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // They cost nothing but a name.
        }
    }
}
