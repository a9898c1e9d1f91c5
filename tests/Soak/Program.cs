using System.CommandLine;
using Soak;

Option<double> seconds = new("--seconds") { Description = "How long objects come and go.", DefaultValueFactory = static _ => 60 };
Option<int> seed = new("--seed") { Description = "Decides what happens in which order, and the values.", DefaultValueFactory = static _ => 1 };
Option<long> store = new("--store") { Description = "Size of the object store in MiB; three times as much is kept alive.", DefaultValueFactory = static _ => 64 };
Option<int> lanes = new("--lanes") { Description = "How much goes on at once.", DefaultValueFactory = static _ => 3 };
seconds.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<double>() is not > 0) result.AddError($"{result.Option.Name} takes a positive number of seconds.");
});
store.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<long>() is < 16) result.AddError($"{result.Option.Name} takes 16 MiB or more.");
});
lanes.Validators.Add(static result =>
{
    if (result.GetValueOrDefault<int>() is < 1) result.AddError($"{result.Option.Name} takes 1 or more.");
});

RootCommand command = new("Makes, passes, borrows, reads and drops objects, three times as many bytes alive as the object store holds, checks every one, and watches that memory stays flat.")
{
    seconds, seed, store, lanes,
};
command.SetAction((parsed, token) => Run.WholeAsync(
    new SoakOptions(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(seed), parsed.GetValue(store) << 20, parsed.GetValue(lanes)), token));
return await command.Parse(args).InvokeAsync();
