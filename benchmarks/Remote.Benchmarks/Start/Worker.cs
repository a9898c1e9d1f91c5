using System.Runtime;

namespace Remote.Benchmarks.Start;

/// <summary>What a worker says of itself.</summary>
internal static class Worker
{
    [Remote]
    public static long CompiledMethods() => JitInfo.GetCompiledMethodCount();
}
