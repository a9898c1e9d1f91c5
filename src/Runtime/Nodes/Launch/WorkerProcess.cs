using System.ComponentModel;
using System.Diagnostics;

namespace Remote.Nodes.Launch;

/// <summary>A worker that this process started: its output, its end.</summary>
internal sealed class WorkerProcess : IWorkerProcess
{
    private const int StackSize = 256 * 1024;

    // What the worker started may hold its output open for ever; then the rest of it is not waited for.
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly OutputTail tail = new();
    private readonly LastWords lastWords = new();
    private readonly long memoryKills = OutOfMemoryKills.Count();
    private volatile bool killed;
    private readonly Action<WorkerProcess, string> onOutput;

    public WorkerProcess(ulong number, Process process, Action<WorkerProcess, string> onOutput)
    {
        Number = number;
        Pid = process.Id;
        this.process = process;
        this.onOutput = onOutput;
        Exited = WaitAsync(ReadOutput(process.StandardOutput, "out"), ReadOutput(process.StandardError, "err"));
    }

    public ulong Number { get; }

    public int Pid { get; }

    public Task<string> Exited { get; }

    public string OutputTail => tail.ToString();

    public void Kill()
    {
        killed = true;
        try
        {
            process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    public override string ToString() => $"worker {Number}, pid {Pid}";

    // A thread each: a worker that cannot write waits, and this process's thread pool may be waiting for that worker.
    private Task ReadOutput(StreamReader reader, string name)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Read(reader, done), StackSize) { IsBackground = true, Name = $"Remote worker {Number} {name}" }.Start();
        return done.Task;
    }

    private void Read(StreamReader reader, TaskCompletionSource done)
    {
        try
        {
            LineReader.ReadAll(reader, OnLine);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process has been let go of.
        }
        finally
        {
            done.SetResult();
        }
    }

    private void OnLine(string line)
    {
        tail.Add(line);
        lastWords.Hear(line);
        try
        {
            onOutput(this, line);
        }
        catch (Exception)
        {
            // A listener that fails must neither end this process nor stop the reading, on which the worker waits.
        }
    }

    private async Task<string> WaitAsync(Task output, Task errors)
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(DrainLimit)).ConfigureAwait(false);
        DiagnosticFiles.DeleteOf(Pid);
        string reason = lastWords.Describe(process.ExitCode, !killed && OutOfMemoryKills.Count() > memoryKills);
        process.Dispose();
        return reason;
    }
}
