using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NetMQ;

namespace Remote.Messaging;

/// <summary>
/// What the thread that has a messenger's sockets does: sends what is queued, takes in what has come, and sleeps only when there is
/// neither. Other threads leave peers and commands in queues and wake it; where nobody has the sockets, they send themselves.
/// </summary>
internal sealed class NetMqLoop
{
    /// <summary>No sleep is longer, so even a lost signal is no more than a delay.</summary>
    private const int LongestSleep = 1000;

    /// <summary>How often deadlines are looked at while there are any.</summary>
    private const int DeadlineGrain = 50;

    private const int WakeUpItem = 2;

    /// <summary>Who sends again within this time has more to send: it is packed.</summary>
    private static readonly long Together = Stopwatch.Frequency / 50_000;

    private readonly Exchange exchange;
    private readonly ILogger logger;
    private readonly WakeUp wakeUp = new();
    private readonly NetMQSelector selector = new();
    private readonly NetMQSelector.Item[] items;
    private readonly ConcurrentQueue<NetMqPeer> changed = new();
    private readonly ConcurrentQueue<Action<Exchange>> commands = new();
    private readonly NetMqThreads threads;
    private readonly Action send;
    private Farewell? farewell;
    private long nextDeadlineCheck;
    private long sentAt;
    private bool hasMore;

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
        send = SendChanged;
        threads = new NetMqThreads(this, new Lead(), logger, exchange.Address.Process);
    }

    /// <summary>Ends when the threads have.</summary>
    public Task Stopped => threads.Stopped;

    /// <summary>The leader's: whether there is nothing more to do.</summary>
    public bool IsOver => farewell?.IsOver() == true;

    public void Start() => threads.Start();

    /// <summary>Has a peer's outbox looked at: by this thread where nobody has the sockets, unless more comes at once.</summary>
    public void Announce(NetMqPeer peer)
    {
        changed.Enqueue(peer);
        long now = Stopwatch.GetTimestamp();
        bool isAlone = now - Volatile.Read(ref sentAt) > Together;
        Volatile.Write(ref sentAt, now);
        if (!isAlone || !TrySend()) wakeUp.Wake();
    }

    /// <summary>After the sockets were left: sends what somebody queued who could not take them.</summary>
    public void SendLeft()
    {
        if (!changed.IsEmpty && !TrySend()) wakeUp.Wake();
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

    /// <summary>
    /// The leader's: sends, and takes in from the sockets at which <see cref="Look"/> saw something. To ask one that has nothing costs a system call.
    /// </summary>
    public void Pass()
    {
        while (commands.TryDequeue(out Action<Exchange>? command)) command(exchange);
        SendChanged();
        hasMore = false;
        for (int i = 0; i < WakeUpItem; i++)
        {
            if (items[i].ResultEvent != PollEvents.None) hasMore |= exchange.ReceiveFrom(items[i].Socket!);
        }

        CheckDeadlines();
    }

    private void SendChanged()
    {
        while (changed.TryDequeue(out NetMqPeer? peer)) exchange.SendTo(peer);
    }

    // Who queued meanwhile could not take the sockets, and wakes nobody where nobody sleeps: so look again.
    private bool TrySend()
    {
        do
        {
            if (!threads.TryLend(send)) return false;
        }
        while (!changed.IsEmpty);
        return true;
    }

    private void CheckDeadlines()
    {
        if (!exchange.HasDeadlines) return;
        long now = Environment.TickCount64;
        if (now < nextDeadlineCheck) return;
        nextDeadlineCheck = now + DeadlineGrain;
        exchange.EnforceDeadlines();
    }

    /// <summary>The leader's: looks at the sockets; where nothing is to be done, until something comes or somebody wakes it.</summary>
    public void Look()
    {
        wakeUp.FallAsleep();
        bool isIdle = !hasMore && commands.IsEmpty && changed.IsEmpty;
        foreach (NetMQSelector.Item item in items) item.ResultEvent = PollEvents.None;
        selector.Select(items, items.Length, !isIdle ? 0 : exchange.HasDeadlines || farewell is not null ? DeadlineGrain : LongestSleep);
        wakeUp.Rise(items[WakeUpItem].ResultEvent != PollEvents.None);
    }

    /// <summary>The last leader's.</summary>
    public void End(bool failed)
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
    }
}
