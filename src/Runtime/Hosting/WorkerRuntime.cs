using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;
using Remote.Messaging;
using Remote.Storage.Sockets;
using Remote.Tasks.Lineage;

namespace Remote.Hosting;

/// <summary>A worker between its welcome and its end: serves tasks and actors until the node says stop or goes away.</summary>
internal static class WorkerRuntime
{
    private const int MinThreads = 16;
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(3);

    /// <summary>The body of a worker process.</summary>
    public static async Task RunAsync(Welcome welcome, IControlChannel channel)
    {
        EnsureThreads();
        HeldTrace.Begin(welcome.TraceRefs);
        var logger = new StandardErrorLogger(LogLevel.Warning);
        IMessenger messenger = Messengers.Open(welcome.Process, welcome.Secret, welcome.RingFolder, logger);
        var store = new StoreClient(welcome.Store ?? throw new InvalidDataException("The node did not say where its object store is."), welcome.Process);
        var session = new Session(welcome.Process, welcome.Node, messenger, channel, store, logger, TimeProvider.System) { LineageMemory = welcome.LineageMemory ?? LineageBook.DefaultMemory };
        session.Hosted.ReportTo(welcome.ActivityFile);
        session.Executor.ReportTo(welcome.TaskFile);
        Session.OfProcess = session;
        await ServeAsync(session, channel).ConfigureAwait(false);
    }

    /// <summary>Actors may block their threads in Get: the pool must not start with two.</summary>
    public static void EnsureThreads()
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        if (workers < MinThreads) ThreadPool.SetMinThreads(MinThreads, completions);
    }

    /// <summary>Serves until the node says stop, or its channel ends.</summary>
    public static async Task ServeAsync(Session session, IControlChannel channel)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(message => OnMessage(session, message, end), _ => end.TrySetResult());
        channel.Send(new Serving(session.Address));
        await end.Task.ConfigureAwait(false);
        // User code may hang in a dispose: the node does not wait much longer.
        await Task.WhenAny(EndUserCodeAsync(session), Task.Delay(DisposeLimit)).ConfigureAwait(false);
        // Workers that are threads hold what the driver's report names.
        if (Session.OfProcess == session) HeldTrace.Report(session.Logger);
        await session.DisposeAsync().ConfigureAwait(false);
    }

    // Services outlive the actors that use them.
    private static async Task EndUserCodeAsync(Session session)
    {
        await session.Hosted.StopAllAsync().ConfigureAwait(false);
        try
        {
            await session.Services.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.ServicesDisposeFailed(session.Logger, session.Number, e);
        }
    }

    private static void OnMessage(Session session, ControlMessage message, TaskCompletionSource end)
    {
        switch (message)
        {
            case Ping: session.Control.Send(new Pong()); break;
            case CollectMemory: MemoryPressure.Collect(session.Control); break;
            case Retire when !MayEnd(session): session.Control.Send(new RetireDeclined()); break;
            case Retire or Shutdown:
                session.IsStopping = true;
                end.TrySetResult();
                break;
            default: ControlRouter.Route(session, message); break;
        }
    }

    // Values that others use would be lost with this process, and so would what its code still runs.
    private static bool MayEnd(Session session)
        => session is { Objects.ExportCount: 0, Calls.Count: 0, Results.IsEmpty: true, Executor.IsIdle: true, Hosted.IsEmpty: true };
}
