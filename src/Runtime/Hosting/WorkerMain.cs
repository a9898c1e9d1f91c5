using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Remote.ControlPlane;
using Remote.Nodes.Agents;
using Remote.Nodes.Launch;
using Remote.Tasks;

namespace Remote.Hosting;

/// <summary>A worker process from its first line to its last.</summary>
internal static class WorkerMain
{
    private const int Failed = 1;
    private const int NotAWorker = 2;
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs to the end of the worker; the process is to exit with the result. To be called on the main thread.</summary>
    /// <param name="args">The assemblies to load.</param>
    /// <param name="body">What the worker does once it is welcome; by default it waits to be shut down.</param>
    public static async Task<int> RunAsync(string[] args, WorkerBody? body = null)
    {
        if (WorkerEnvironment.Take() is not { } environment)
        {
            Console.Error.WriteLine("This is the worker host of Remote. It is started by Cluster.StartAsync, not by hand.");
            return NotAWorker;
        }

        ParentProcess.DieWith(environment.ParentProcessId);
        MemoryPressure.VolunteerToEnd();

        // Ctrl+C reaches every process of the terminal; it is the driver that decides what becomes of its workers.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        try
        {
            return await ServeAsync(environment, args, body ?? WaitForShutdownAsync).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error);
            return Failed;
        }
        finally
        {
            EndEvenIfExitHangs();
        }
    }

    private static async Task<int> ServeAsync(WorkerEnvironment environment, string[] assemblies, WorkerBody body)
    {
        bool ending = false;
        var channel = new HandshakeControlChannel(UnixSocketControlChannel.Connect(environment.SocketPath), OnEnded);
        await using (channel.ConfigureAwait(false))
        {
            if (!TryRegister(environment, assemblies, channel)) return End(Failed);
            switch (await channel.FirstMessage.ConfigureAwait(false))
            {
                case MembersAsked asked: channel.Send(new MembersTold(CodeIdentity.SignaturesOf(asked.Assembly))); break;
                case Welcome welcome: await body(welcome, channel).ConfigureAwait(false); break;
                case NodeWelcome node: await NodeAgent.RunAsync(node, channel).ConfigureAwait(false); break;
            }

            return End(0);
        }

        int End(int code)
        {
            Volatile.Write(ref ending, true);
            return code;
        }

        // On the channel's own thread, so that user code that fills all others does not keep a worker whose node is gone.
        void OnEnded(string reason)
        {
            if (!Volatile.Read(ref ending)) ParentProcess.EndThisProcess();
        }
    }

    private static bool TryRegister(WorkerEnvironment environment, string[] assemblies, IControlChannel channel)
    {
        try
        {
            foreach (string path in assemblies) Load(path);
            channel.Send(new Register(environment.Process, Environment.ProcessId, CodeIdentity.Of(DispatchTable.Assemblies)));
            return true;
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error);
            channel.Send(new StartFailed(error.Message));
            return false;
        }
    }

    // The module constructor registers what is remote. The program's Main is never run.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A worker runs the untrimmed files of a framework-dependent program.")]
    private static void Load(string path)
    {
        Assembly assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
    }

    private static async Task WaitForShutdownAsync(Welcome welcome, IControlChannel channel)
    {
        var shutdown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(
            message =>
            {
                if (message is Shutdown) shutdown.TrySetResult();
            },
            static _ => { });
        await shutdown.Task.ConfigureAwait(false);
    }

    // User code may hang in its exit handlers.
    private static void EndEvenIfExitHangs()
        => new Thread(static () =>
        {
            Thread.Sleep(ExitLimit);
            ParentProcess.EndThisProcess();
        })
        { IsBackground = true, Name = "Remote exit guard" }.Start();
}
