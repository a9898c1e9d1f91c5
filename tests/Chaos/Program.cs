using System.CommandLine;
using Chaos;
using Remote;

Option<double> seconds = new("--seconds") { Description = "How long processes are killed while work goes on.", DefaultValueFactory = static _ => 60 };
Option<double> every = new("--every") { Description = "Seconds between two faults.", DefaultValueFactory = static _ => 1 };
Option<int> seed = new("--seed") { Description = "Decides the order of the faults.", DefaultValueFactory = static _ => 1 };
Option<int?> workers = new("--workers") { Description = "Task workers of the cluster; one per CPU where it is left out." };
Option<Transport> transport = new("--transport") { Description = "What carries calls: Auto (shared memory where there is any) or NetMQ." };
Option<string[]> only = new("--only") { Description = "Kinds of work, by a part of their names; all where it is left out.", AllowMultipleArgumentsPerToken = true };
foreach (Option<double> time in new[] { seconds, every })
{
    time.Validators.Add(static result =>
    {
        if (result.GetValueOrDefault<double>() is not > 0) result.AddError($"{result.Option.Name} takes a positive number of seconds.");
    });
}

RootCommand command = new("Kills random worker processes of a local cluster while tasks, actors, streams and borrowed refs are at work, and checks every result.")
{
    seconds, every, seed, workers, transport, only,
};
command.SetAction((parsed, token) => Run.WholeAsync(
    new ChaosOptions(
        TimeSpan.FromSeconds(parsed.GetValue(seconds)), TimeSpan.FromSeconds(parsed.GetValue(every)), parsed.GetValue(seed), parsed.GetValue(workers),
        parsed.GetValue(transport), parsed.GetValue(only) ?? []),
    token));
return await command.Parse(args).InvokeAsync();
