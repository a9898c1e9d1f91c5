using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Remote.Benchmarks.Core;

namespace Remote.Benchmarks.Start;

/// <summary>What one process that had done nothing before needed to its first results.</summary>
/// <param name="StartMs"><c>StartAsync</c>.</param>
/// <param name="TaskMs">From the same beginning to the first task's result.</param>
/// <param name="ActorMs">From the same beginning to the first actor's result.</param>
/// <param name="Methods">Methods that were compiled in the driver, from <c>Main</c> to the first task's result.</param>
/// <param name="WorkerMethods">The same in the worker that ran the task, from its first line.</param>
internal sealed record FreshStart(double StartMs, double TaskMs, double ActorMs, double Methods, double WorkerMethods)
{
    /// <summary>The role of the child process.</summary>
    public const string Command = "fresh-start";

    /// <summary>Runs this program again, once a row, one after the other.</summary>
    public static FreshStart[] Measure(int times, Action onOne)
    {
        var all = new FreshStart[times];
        for (int i = 0; i < times; i++)
        {
            using (var child = new ChildProcess(Command))
                all[i] = Read(child.FirstLine);
            onOne();
        }

        return all;
    }

    /// <summary>The child: measures and prints one line. Nothing of the console or of the table is touched before.</summary>
    public static async Task<int> RunChildAsync()
    {
        long methods = JitInfo.GetCompiledMethodCount();
        long begin = Stopwatch.GetTimestamp();
        await using Cluster cluster = await Cluster.StartAsync();
        double start = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        long there = await Worker.Remote().CompiledMethods();
        double task = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        methods = JitInfo.GetCompiledMethodCount() - methods;
        await Adder.Remote().Add(1);
        double actor = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{start} {task} {actor} {methods} {there}"));
        return 0;
    }

    private static FreshStart Read(string line)
    {
        double[] parts = [.. line.Split(' ').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        return new FreshStart(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
