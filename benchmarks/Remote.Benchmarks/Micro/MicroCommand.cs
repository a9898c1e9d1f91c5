using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Remote.Benchmarks.Micro;

/// <summary>
/// The parts of a call, by BenchmarkDotNet, which reads the arguments: --filter, --list, --job and the rest. In this process: the programs that
/// BenchmarkDotNet builds
/// otherwise have neither the worker host nor the generated calls beside them.
/// </summary>
internal static class MicroCommand
{
    private const int Rounds = 5;

    public static int Run(string[] args)
    {
        Job quick = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(Rounds).WithIterationCount(Rounds);
        IConfig config = DefaultConfig.Instance.AddJob(quick.AsDefault()).WithArtifactsPath(Path.Combine("artifacts", "micro"));
        string[] chosen = args.Any(static arg => arg is "--filter" or "-f" or "--list") ? args : [.. args, "--filter", "*"];
        Type[] all = [typeof(SerializerBenchmarks), typeof(DispatchBenchmarks), typeof(RingBenchmarks), typeof(SchedulerBenchmarks)];
        var summaries = BenchmarkSwitcher.FromTypes(all).Run(chosen, config).ToList();
        return summaries.Any(static summary => summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success)) ? 1 : 0;
    }
}
