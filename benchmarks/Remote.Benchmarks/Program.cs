using Remote.Benchmarks.Comparison;
using Remote.Benchmarks.Core;
using Remote.Benchmarks.Micro;
using Remote.Benchmarks.Objects;
using Remote.Benchmarks.Ray;
using Remote.Benchmarks.Reporting;
using Remote.Benchmarks.Rings;
using Remote.Benchmarks.Scheduling;
using Remote.Benchmarks.Start;
using Remote.Benchmarks.Targets;
using Spectre.Console;

return args switch
{
    ["ray", .. var rest] => await RayCommand.RunAsync(rest),
    ["chart", .. var rest] => await ChartCommand.RunAsync(rest),
    ["micro", .. var rest] => MicroCommand.Run(rest),
    ["core", .. var rest] => await CoreCommand.RunAsync(rest),
    ["budgets"] => await BudgetsCommand.RunAsync(),
    ["objects", .. var rest] => await ObjectsCommand.RunAsync(rest),
    ["schedule", .. var rest] => ScheduleCommand.Run(rest),
    ["rings", .. var rest] => await RingsCommand.RunAsync(rest),
    ["peers", .. var rest] => await PeersCommand.RunAsync(rest),
    ["targets", .. var rest] => await TargetsCommand.RunAsync(rest),
    [CallCosts.Command, var seconds] => await CallCosts.RunChildAsync(seconds),
    ["start", .. var rest] => await StartCommand.RunAsync(rest),
    [IdleCost.Command] => await IdleCost.RunChildAsync(),
    [FreshStart.Command] => await FreshStart.RunChildAsync(),
    [EchoProcess.Name, var transport, var folder, var secret] => await EchoProcess.RunAsync(transport, folder, secret),
    ["echo-server"] => EchoServer.Run(),
    _ => Usage(),
};

static int Usage()
{
    AnsiConsole.WriteLine(
        """
        Usage: dotnet run -c Release --project benchmarks/Remote.Benchmarks -- <command>

          targets [seconds] [folder]
                           all that there is a target for, in one table; takes about ten minutes (default: 1 second a row, figures are not kept)
          ray [seconds] [rows...] [--json FILE] [--svg FILE]
                           every workload of Ray's ray_perf.py, beside Ray's published figures (default: 0.5 seconds a round, four rounds a row, all rows)
          chart REPORT.json CHART.svg...
                           draws what --json has written
          micro [--filter PATTERN]
                           the parts of a call by BenchmarkDotNet: codecs, dispatch, a ring, the scheduler; other arguments are BenchmarkDotNet's
          core [seconds]   start-up, calls per second and bytes per call, beside a bare NetMQ echo (default: 2 seconds a row)
          budgets          fails where a call or a new actor allocates more, or a start compiles more, than benchmarks/budgets.json allows
          objects [seconds] [MiB] [queued] [large small many queued nodes]
                           large and small objects, waits, many refs, queued tasks, several nodes, beside Ray's figures and raw limits
                           (default: 1 second a row, objects of 1024 MiB, 1000000 queued tasks, all groups)
          peers [seconds] [rounds] [names] [--warm-up S] [--actors N] [--json FILE]
                           Remote beside Orleans, Akka, Proto.Actor, gRPC, StreamJsonRpc and bare transports, by turns in one run
                           (default: 1 second a row, three rounds, all)
          rings [seconds]  messages between two processes: rings in shared memory, NetMQ, and a bare ring that spins (default: 1 second a row, three
                           rounds)
          start [fresh] [idle] [actors] [--json FILE]
                           start-up in fresh processes, actors by the thousand, memory, and what an idle cluster costs, beside their targets
          schedule [nodes] [tasks]
                           the scheduler in a simulated cluster: decisions per second, use, fairness (default: 10000 nodes, 1000000 tasks)
        """);
    return 2;
}
