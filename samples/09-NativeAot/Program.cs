using System.CommandLine;
using System.Diagnostics;
using NativeAot;
using Remote;

if (args.Length > 0) return await new RootCommand("Tasks and an actor in a program that is compiled ahead of time, and so are its workers.").Parse(args).InvokeAsync();

// Before all else: a program that was compiled ahead of time starts itself again as its workers, and those end in this line.
var clock = Stopwatch.StartNew();
await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 2, Cpus = 2 });
bool isNative = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null;
Console.WriteLine(isNative
    ? "Native: there is no compiler in this program or its workers."
    : "Compiled just in time: 'dotnet publish samples/09-NativeAot -o native' makes the native program, native/Remote.Samples.NativeAot.");
Console.WriteLine($"Started in {clock.ElapsedMilliseconds} ms: driver {Environment.ProcessId}, workers {string.Join(", ", cluster.Workers.Select(worker => worker.ProcessId))}.");

// Dictionaries, closed hierarchies and tuples cross without reflection: what writes and reads them was registered by generated code.
string[] lines = ["to be or not to be", "that is the question", "to sleep perchance to dream"];
ObjectRef<Dictionary<string, int>>[] counts = [.. lines.Select(line => Text.Remote().Count(line))];
int times = (await counts).Sum(words => words.GetValueOrDefault("to"));
Console.WriteLine($"'to' comes {times} times.");

IActorRef<Surveyor> surveyor = Surveyor.Remote();
Shape[] shapes = [new Circle(1), new Box(2, 3), new Circle(2)];
double[] areas = await shapes.Select(shape => surveyor.Measure(shape)).ToArray();
var (count, kinds) = await surveyor.Total();
Console.WriteLine($"{count} shapes: {string.Join(", ", kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value:F3}"))}.");

long sum = 0;
await foreach (long square in Text.Remote().Squares(3)) sum += square;
Console.WriteLine($"The squares add up to {sum}.");

bool right = times == 4 && count == 3 && Math.Abs(areas.Sum() - (5 * Math.PI) - 6) < 1e-9 && kinds["Box"] == 6 && sum == 14;
Console.WriteLine(right ? "All as it should be." : "WRONG.");
return right ? 0 : 1;
