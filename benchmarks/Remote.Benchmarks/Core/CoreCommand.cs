using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Remote.Benchmarks.Core;

/// <summary>Start-up, calls per second and bytes per call, beside a bare NetMQ echo in the same run.</summary>
internal static class CoreCommand
{
    private const int Outstanding = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static async Task<int> RunAsync(string[] args)
    {
        if (!double.TryParse(args.FirstOrDefault() ?? "2", CultureInfo.InvariantCulture, out double seconds) || seconds <= 0)
        {
            AnsiConsole.WriteLine($"'{args[0]}' is no number of seconds. Give a positive number.");
            return 2;
        }

        var time = TimeSpan.FromSeconds(seconds);
        var clock = Stopwatch.StartNew();
        await using Cluster cluster = await Cluster.StartAsync();
        TimeSpan started = clock.Elapsed;
        await Calls.Remote().Next(1);
        TimeSpan first = clock.Elapsed;
        IActorRef<Adder> adder = Adder.Remote();
        await adder.Add(1);
        TimeSpan firstActor = clock.Elapsed;

        AnsiConsole.MarkupLineInterpolated($"StartAsync [bold]{started.TotalMilliseconds:0}[/] ms, to the first task result [bold]{first.TotalMilliseconds:0}[/] ms, to the first actor result {firstActor.TotalMilliseconds:0} ms");
        AnsiConsole.Write(await RatesAsync(adder, time));
        Allocations bytes = await Allocations.MeasureAsync(adder);
        AnsiConsole.MarkupLineInterpolated(
            $"Bytes allocated per awaited call: task {bytes.TaskCaller:0} at the caller and {bytes.TaskCallee:0} at the worker, actor {bytes.ActorCaller:0} and {bytes.ActorCallee:0}");
        return 0;
    }

    private static async Task<Table> RatesAsync(IActorRef<Adder> adder, TimeSpan time)
    {
        Func<int, ObjectRef<int>> task = static i => Calls.Remote().Next(i);
        Func<int, ObjectRef<int>> actor = i => adder.Add(1);
        await Rates.ManyAsync(task, Outstanding, WarmUp);
        await Rates.ManyAsync(actor, Outstanding, WarmUp);

        using var echo = new EchoClient();
        echo.Run(1, WarmUp);
        var table = new Table().AddColumns("calls per second", "tasks", "actor", "bare NetMQ echo", "task / echo", "actor / echo");
        (double tasks, double actors, double raw) = (await Rates.OneAtATimeAsync(task, time), await Rates.OneAtATimeAsync(actor, time), echo.Run(1, time));
        AddRow(table, "one at a time", tasks, actors, raw);
        (tasks, actors) = (Rates.Blocking(task, time), Rates.Blocking(actor, time));
        AddRow(table, "one at a time, Get()", tasks, actors, raw);
        (tasks, actors, raw) = (await Rates.ManyAsync(task, Outstanding, time), await Rates.ManyAsync(actor, Outstanding, time), echo.Run(Outstanding, time));
        AddRow(table, $"{Outstanding:N0} at a time", tasks, actors, raw);
        return table;
    }

    private static void AddRow(Table table, string name, double tasks, double actors, double raw)
        => table.AddRow(name, $"{tasks:N0}", $"{actors:N0}", $"{raw:N0}", $"{tasks / raw:0.00}", $"{actors / raw:0.00}");
}
