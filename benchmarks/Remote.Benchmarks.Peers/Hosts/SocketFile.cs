namespace Remote.Benchmarks.Peers.Hosts;

/// <summary>A path for a Unix domain socket that only this user reaches.</summary>
internal static class SocketFile
{
    /// <summary>In a folder that goes with this process.</summary>
    public static string Create()
    {
        string folder = Directory.CreateTempSubdirectory("remote-peer-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Path.Combine(folder, "socket");
    }
}
