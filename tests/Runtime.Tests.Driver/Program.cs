// A program to be killed: starts a cluster, has tasks and actors run for ever, says which processes there are, and waits.
using Remote;
using Remote.Runtime.Tests.Driver;

if (args is ["first calls"]) return await FirstCalls.RunAsync();
if (args is ["small store", var memory]) return await SmallStore.RunAsync(long.Parse(memory));
if (args is ["output", var lines]) return await Output.RunAsync(int.Parse(lines));

await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 });
Console.WriteLine($"one={await Work.Remote().One()}");
if (args is ["end"]) return 0;

_ = Work.Remote().Forever();
IActorRef<Busy> actor = Busy.Remote();
await actor.Begin();
_ = actor.Forever();
foreach (WorkerInfo worker in cluster.Workers) Console.WriteLine($"pid={worker.ProcessId}");
Console.WriteLine("ready");
await Task.Delay(Timeout.Infinite);
return 0;
