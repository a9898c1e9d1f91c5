using System.Reflection.PortableExecutable;

namespace Remote.Benchmarks.Start;

/// <summary>Whether this build of the runtime was compiled ahead of time (build/Remote.ReadyToRun.targets).</summary>
internal static class AheadOfTime
{
    public static bool IsOn { get; } = Read(typeof(Cluster).Assembly.Location);

    private static bool Read(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
