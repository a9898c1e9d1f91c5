using Remote.Launch.Tests;
using Remote.Nodes.Launch;
using Remote.Nodes.Sessions;

// A web program that starts a worker, says what the worker says, and ends.
WebApplication app = WebApplication.CreateBuilder(args).Build();
Console.WriteLine($"own server-gc={System.Runtime.GCSettings.IsServerGC}");
Environment.SetEnvironmentVariable(WorkerReport.Variable, "report");
using var session = SessionFolder.Create(args[0]);
using var starter = new WorkerStarter(WorkerCommand.ForThisProgram(), session.SocketPath, (worker, line) => Console.WriteLine($"({worker}) {line}"));
StartedWorker worker = await starter.StartAsync(1);
Console.WriteLine($"registered={string.Join(',', worker.Registration.Assemblies.Select(assembly => assembly.Name))}");
worker.Process.Kill();
await worker.Process.Exited;
Console.WriteLine("ready");
await app.DisposeAsync();
