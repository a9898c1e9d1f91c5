using Remote.Benchmarks.Core;
using Spectre.Console;

return args switch
{
    ["core", .. var rest] => await CoreCommand.RunAsync(rest),
    ["budgets"] => await BudgetsCommand.RunAsync(),
    ["echo-server"] => EchoServer.Run(),
    _ => Usage(),
};

static int Usage()
{
    AnsiConsole.WriteLine(
        """
        Usage: dotnet run -c Release --project benchmarks/Remote.Benchmarks -- <command>

          core [seconds]   start-up, calls per second and bytes per call, beside a bare NetMQ echo (default: 2 seconds a row)
          budgets          fails where a call allocates more than benchmarks/budgets.json allows
        """);
    return 2;
}
