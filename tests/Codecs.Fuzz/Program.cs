using System.CommandLine;
using Remote.Codecs.Fuzz;

Option<double> seconds = new("--seconds") { Description = "How long bytes are damaged and read.", DefaultValueFactory = static _ => 60 };
Option<int> seed = new("--seed") { Description = "Decides which bytes are damaged, and how.", DefaultValueFactory = static _ => Environment.TickCount };
Option<string?> replay = new("--replay") { Description = "Reads one input and says what came of it: what a failure has printed, <number of the type>:<bytes in hex>." };
Option<string?> box = new("--box") { Description = "A file that holds the input that is being read; for the process that does the reading.", Hidden = true };
seconds.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<double>() is not > 0) result.AddError($"{result.Option.Name} takes a positive number of seconds.");
});

RootCommand command = new("Damages the bytes of values of every kind of type that crosses, and reads them: a value or a RemoteException may come of it, never a crash, never memory that the bytes' length does not justify.")
{
    seconds, seed, replay, box,
};
command.SetAction(async (parsed, stop) =>
{
    if (parsed.GetValue(replay) is { } input) return Replay.Run(input);
    if (parsed.GetValue(box) is { } file) return Reading.Run(file, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(seed), stop);
    return await Watch.RunAsync(parsed.GetValue(seconds), parsed.GetValue(seed), stop);
});
return await command.Parse(args).InvokeAsync();
