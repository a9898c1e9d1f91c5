using System.Text.Json;
using Spectre.Console;

namespace Remote.Benchmarks.Core;

/// <summary>Holds the bytes that a call allocates against benchmarks/budgets.json. Times are not held against anything: machines differ.</summary>
internal static class BudgetsCommand
{
    public static async Task<int> RunAsync()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "budgets.json");
        var budgets = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(file))!;
        await using Cluster cluster = await Cluster.StartAsync();
        Allocations bytes = await Allocations.MeasureAsync(Adder.Remote());
        var measured = new Dictionary<string, double>
        {
            ["task-caller"] = bytes.TaskCaller,
            ["task-callee"] = bytes.TaskCallee,
            ["actor-caller"] = bytes.ActorCaller,
            ["actor-callee"] = bytes.ActorCallee,
        };

        bool within = true;
        foreach ((string name, double budget) in budgets)
        {
            bool ok = measured.TryGetValue(name, out double actual) && actual <= budget;
            within &= ok;
            AnsiConsole.WriteLine($"{(ok ? "ok      " : "TOO MUCH")} {name}: {actual:0} bytes per call, budget {budget:0}");
        }

        if (!within) AnsiConsole.WriteLine("A call allocates more than its budget. Mend it, or raise benchmarks/budgets.json with the reason in the commit.");
        return within ? 0 : 1;
    }
}
