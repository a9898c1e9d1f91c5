using System.Text.Json;
using Remote.Benchmarks.Start;
using Spectre.Console;

namespace Remote.Benchmarks.Core;

/// <summary>Holds what does not depend on the machine against benchmarks/budgets.json: bytes that a call or a new actor allocates, methods that a start compiles. Times are not held.</summary>
internal static class BudgetsCommand
{
    public static async Task<int> RunAsync()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "budgets.json");
        var budgets = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(file))!;
        Dictionary<string, double> measured = MeasureStart();
        await MeasureCallsAsync(measured);

        bool within = true;
        foreach ((string name, double budget) in budgets)
        {
            bool known = measured.TryGetValue(name, out double actual);
            within &= known && !(actual > budget);
            string verdict = !known ? "UNKNOWN " : double.IsNaN(actual) ? "not held" : actual <= budget ? "ok      " : "TOO MUCH";
            AnsiConsole.WriteLine($"{verdict} {name}: {actual:0}, budget {budget:0}");
        }

        if (!within) AnsiConsole.WriteLine("Something takes more than its budget. Mend it, or raise benchmarks/budgets.json with the reason in the commit.");
        return within ? 0 : 1;
    }

    // Where the build could not get the compiler, nothing is compiled ahead of time, and each start compiles everything.
    private static Dictionary<string, double> MeasureStart()
    {
        if (!AheadOfTime.IsOn) return new() { ["start-methods-driver"] = double.NaN, ["start-methods-worker"] = double.NaN };
        FreshStart start = FreshStart.Measure(1, static () => { })[0];
        return new() { ["start-methods-driver"] = start.Methods, ["start-methods-worker"] = start.WorkerMethods };
    }

    private static async Task MeasureCallsAsync(Dictionary<string, double> measured)
    {
        await using Cluster cluster = await Cluster.StartAsync();
        Allocations bytes = await Allocations.MeasureAsync(Adder.Remote());
        (measured["task-caller"], measured["task-callee"]) = (bytes.TaskCaller, bytes.TaskCallee);
        (measured["actor-caller"], measured["actor-callee"]) = (bytes.ActorCaller, bytes.ActorCallee);
        measured["actor-created-driver"] = await CreationBytes.MeasureAsync();
    }
}
