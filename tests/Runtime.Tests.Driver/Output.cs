namespace Remote.Runtime.Tests.Driver;

/// <summary>Two workers that write lines alike.</summary>
internal static class Output
{
    public static async Task<int> RunAsync(int lines)
    {
        string folder = Directory.CreateTempSubdirectory("remote-output-").FullName;
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 }))
        {
            Console.WriteLine($"logs={cluster.LogFolder}");
            await new[] { Output.Remote().Write(folder, lines), Output.Remote().Write(folder, lines) };
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Writes when two processes are here.</summary>
    [Remote]
    public static void Write(string folder, int lines)
    {
        File.WriteAllText(Path.Combine(folder, $"{Environment.ProcessId}"), "");
        while (Directory.GetFiles(folder).Length < 2) Thread.Sleep(1);
        for (int i = 0; i < lines; i++) Console.WriteLine($"alike {i}");
    }
}
