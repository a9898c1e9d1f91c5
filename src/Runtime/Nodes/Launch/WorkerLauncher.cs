using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Remote.Nodes.Launch;

/// <summary>
/// Starts worker processes, all from one thread that lives as long as the launcher: the system ends a worker when the thread that started it
/// ends, so a thread of the pool would take its workers along.
/// </summary>
internal sealed class WorkerLauncher : IWorkerLauncher
{
    private readonly WorkerCommand command;
    private readonly string socketPath;
    private readonly Action<WorkerProcess, string> onOutput;
    private readonly BlockingCollection<(ulong Number, TaskCompletionSource<IWorkerProcess> Result)> requests = [];
    private readonly ConcurrentDictionary<WorkerProcess, bool> running = new();
    private readonly Thread thread;

    /// <param name="command">What to start.</param>
    /// <param name="socketPath">Where the workers find their node.</param>
    /// <param name="onOutput">Gets each line that a worker writes, on a thread of that worker.</param>
    public WorkerLauncher(WorkerCommand command, string socketPath, Action<WorkerProcess, string> onOutput)
    {
        this.command = command;
        this.socketPath = socketPath;
        this.onOutput = onOutput;
        thread = new Thread(Run) { IsBackground = true, Name = "Remote worker launcher" };
        thread.Start();
    }

    public Task<IWorkerProcess> StartAsync(ulong number)
    {
        ObjectDisposedException.ThrowIf(requests.IsAddingCompleted, this);
        var result = new TaskCompletionSource<IWorkerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests.Add((number, result));
        return result.Task;
    }

    /// <summary>Ends every worker that still runs.</summary>
    public void Dispose()
    {
        requests.CompleteAdding();
        thread.Join();
        foreach (WorkerProcess worker in running.Keys) worker.Kill();
    }

    private void Run()
    {
        foreach ((ulong number, TaskCompletionSource<IWorkerProcess> result) in requests.GetConsumingEnumerable())
        {
            try
            {
                result.SetResult(Start(number));
            }
            catch (Exception error)
            {
                result.SetException(new WorkerStartException($"'{command.FileName}' could not be started: {error.Message}", error));
            }
        }
    }

    private WorkerProcess Start(ulong number)
    {
        var process = new Process { StartInfo = CreateStartInfo(number) };
        process.Start();

        // A worker that reads its input finds the end of it, instead of what is typed for the driver.
        process.StandardInput.Close();
        var worker = new WorkerProcess(number, process, onOutput);
        running[worker] = true;
        _ = worker.Exited.ContinueWith(_ => running.TryRemove(worker, out bool _), TaskScheduler.Default);
        return worker;
    }

    private ProcessStartInfo CreateStartInfo(ulong number)
    {
        var info = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        new WorkerEnvironment(socketPath, number, Environment.ProcessId).ApplyTo(info.Environment);
        MemoryLimit.ApplyTo(info.Environment, command.Memory);
        return info;
    }
}
