using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// The I/O thread of a messenger, which owns its sockets: sends what is queued, takes in what has come, and sleeps only when there is
/// neither. Other threads leave peers and commands in queues and wake it.
/// </summary>
internal sealed class NetMqLoop
{
    /// <summary>No sleep is longer, so even a lost signal is no more than a delay.</summary>
    private const int LongestSleep = 1000;

    /// <summary>How often deadlines are looked at while there are any.</summary>
    private const int DeadlineGrain = 50;

    /// <summary>Passes that may fail one after the other before the thread gives up.</summary>
    private const int MaxFailures = 100;

    private readonly Exchange exchange;
    private readonly ILogger logger;
    private readonly WakeUp wakeUp = new();
    private readonly NetMQSelector selector = new();
    private readonly NetMQSelector.Item[] items;
    private readonly ConcurrentQueue<NetMqPeer> changed = new();
    private readonly ConcurrentQueue<Action<Exchange>> commands = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Farewell? farewell;
    private long nextDeadlineCheck;

    public NetMqLoop(Exchange exchange, ILogger logger)
    {
        this.exchange = exchange;
        this.logger = logger;
        items =
        [
            new NetMQSelector.Item(exchange.Listener, PollEvents.PollIn),
            new NetMQSelector.Item(exchange.Dialler, PollEvents.PollIn),
            new NetMQSelector.Item(wakeUp.Handle, PollEvents.PollIn),
        ];
    }

    /// <summary>Ends when the thread has.</summary>
    public Task Stopped => stopped.Task;

    public void Start() =>
        new Thread(Run) { IsBackground = true, Name = $"Remote messaging {exchange.Address.Process}" }.Start();

    /// <summary>Has the thread look at a peer's outbox.</summary>
    public void Announce(NetMqPeer peer)
    {
        changed.Enqueue(peer);
        wakeUp.Wake();
    }

    /// <summary>Has the thread do something.</summary>
    public void Post(Action<Exchange> command)
    {
        commands.Enqueue(command);
        wakeUp.Wake();
    }

    /// <summary>Has the thread end when the farewell is over.</summary>
    public void Stop(Farewell last) => Post(_ => farewell = last);

    /// <summary>Releases the sockets of a loop that was never started.</summary>
    public void Abandon()
    {
        exchange.Dispose();
        wakeUp.Dispose();
    }

    private void Run()
    {
        int failures = 0;
        while (failures < MaxFailures && farewell?.IsOver() != true)
        {
            try
            {
                if (!Pass()) Sleep();
                failures = 0;
            }
            catch (Exception exception)
            {
                logger.PassFailed(exception, exchange.Address.Process);
                failures = exception is TerminatingException ? MaxFailures : failures + 1;
            }
        }

        End(failures >= MaxFailures);
    }

    private bool Pass()
    {
        bool worked = false;
        while (commands.TryDequeue(out Action<Exchange>? command))
        {
            worked = true;
            command(exchange);
        }

        while (changed.TryDequeue(out NetMqPeer? peer))
        {
            worked = true;
            exchange.SendTo(peer);
        }

        worked |= exchange.Receive();
        CheckDeadlines();
        return worked;
    }

    private void CheckDeadlines()
    {
        if (!exchange.HasDeadlines) return;
        long now = Environment.TickCount64;
        if (now < nextDeadlineCheck) return;
        nextDeadlineCheck = now + DeadlineGrain;
        exchange.EnforceDeadlines();
    }

    private void Sleep()
    {
        wakeUp.FallAsleep();
        bool idle = commands.IsEmpty && changed.IsEmpty;
        items[2].ResultEvent = PollEvents.None;
        if (idle) selector.Select(items, items.Length, exchange.HasDeadlines || farewell is not null ? DeadlineGrain : LongestSleep);
        wakeUp.Rise(items[2].ResultEvent != PollEvents.None);
    }

    private void End(bool failed)
    {
        try
        {
            if (failed) exchange.GiveUpAll();
            farewell?.Log(logger, exchange.Address.Process);
            Abandon();
        }
        catch (Exception exception)
        {
            logger.PassFailed(exception, exchange.Address.Process);
        }
        finally
        {
            stopped.SetResult();
        }
    }
}
