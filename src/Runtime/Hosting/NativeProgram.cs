using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Remote.Nodes.Launch;

namespace Remote.Hosting;

/// <summary>
/// A program that was compiled ahead of time (<c>PublishAot</c>). It has all its code in one file and can load no other, so each of its workers is
/// that file, started again: the user's <c>Main</c> runs up to the first use of the cluster, which never returns there.
/// </summary>
internal static class NativeProgram
{
    /// <summary>What to say where a worker of such a program has not come up.</summary>
    public const string Advice = "A program that was compiled ahead of time starts itself again as its workers: Cluster.StartAsync has to come first in Main.";

    /// <summary>Whether this program is one.</summary>
    public static bool IsThisOne { get; } = !RuntimeFeature.IsDynamicCodeSupported && HasNoFiles();

    /// <summary>Where this process is a worker of such a program, does a worker's work and ends the process.</summary>
    public static void ServeIfWorker()
    {
        if (IsThisOne && WorkerEnvironment.IsSet) Environment.Exit(WorkerMain.RunAsync([], WorkerRuntime.RunAsync).GetAwaiter().GetResult());
    }

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is how such a program shows.")]
    private static bool HasNoFiles() => typeof(object).Assembly.Location.Length == 0;
}
