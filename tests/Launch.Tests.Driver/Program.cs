using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Remote;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Launch.Tests;
using Remote.Launch.Tests.Driver;
using Remote.Nodes.Launch;
using Remote.Nodes.Sessions;

// As a worker host in place of Remote.Worker.dll: with a body of the tests' own.
if (Environment.GetEnvironmentVariable("REMOTE_WORKER_SOCKET") is not null) Environment.Exit(await WorkerMain.RunAsync(args, EchoBody.RunAsync));

// As a driver: <base folder for sessions> <workers> <what they do>; <an assembly> <the build of it that the workers load>, where it is given. Says what it started, then waits to be killed or for the end of its input.
Console.WriteLine("main runs");
Environment.SetEnvironmentVariable(WorkerReport.Variable, args[2]);
using var session = SessionFolder.Create(args[0]);
try
{
    if (args is [_, _, _, var own, _]) RuntimeHelpers.RunModuleConstructor(Assembly.LoadFrom(own).ManifestModule.ModuleHandle);
    var command = WorkerCommand.ForThisProgram();
    if (args is [_, _, _, var here, var there]) command = command with { Arguments = [.. command.Arguments.Select(argument => argument == here ? there : argument)] };
    using var starter = new WorkerStarter(command, session.SocketPath, (worker, line) => Console.WriteLine($"({worker}) {line}"));
    ulong count = ulong.Parse(args[1], CultureInfo.InvariantCulture);
    StartedWorker[] workers = await Task.WhenAll(Enumerable.Range(1, (int)count).Select(number => starter.StartAsync((ulong)number)));

    // They wait for their welcome from here on: nothing but the end of this process ends them.
    foreach (StartedWorker worker in workers)
    {
        worker.Channel.Start(static _ => { }, static _ => { });
        Console.WriteLine($"pid={worker.Process.Pid}");
    }

    Console.WriteLine($"session={session.Path}");
    Console.WriteLine("ready");
    Console.In.ReadToEnd();
}
catch (Exception error) when (error is WorkerStartException or CodeMismatchException)
{
    Console.WriteLine($"failed: {error.Message}");
}
