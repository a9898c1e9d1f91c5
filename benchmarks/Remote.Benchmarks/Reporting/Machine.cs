using System.Runtime.InteropServices;

namespace Remote.Benchmarks.Reporting;

/// <summary>Where and when figures were measured: without it they mean nothing.</summary>
internal sealed record Machine(string Processor, int Cpus, double MemoryGiB, string System, string Runtime, DateOnly Date)
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static Machine Here() => new(
        ProcessorName(), Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        $"{RuntimeInformation.OSDescription.Trim()} {RuntimeInformation.OSArchitecture}", RuntimeInformation.FrameworkDescription, DateOnly.FromDateTime(DateTime.UtcNow));

    public override string ToString() => $"{Cpus} CPUs ({Processor}), {MemoryGiB:0.#} GiB, {Runtime}, {Date:yyyy-MM-dd}";

    private static string ProcessorName()
    {
        string? line = !File.Exists(CpuInfo)
            ? null
            : File.ReadLines(CpuInfo).FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal));
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
