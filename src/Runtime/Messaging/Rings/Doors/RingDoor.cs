using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Remote.Messaging.Rings;

/// <summary>
/// How connections begin and end, all of it on one thread: processes call and are called, prove themselves, agree on a memory, and are found dead
/// when their socket ends.
/// </summary>
internal sealed partial class RingDoor
{
    /// <summary>How often deadlines are looked at while there are any.</summary>
    private const int DeadlineGrain = 50;

    /// <summary>Before another attempt where two called each other at once.</summary>
    private const int RetryDelay = 20;

    private const int LongestSleep = 60_000;
    private const int FailureDelay = 20;

    private readonly PeerAddress self;
    private readonly byte[] secret;
    private readonly Socket listener;
    private readonly RingSetting setting;
    private readonly StrangerLog strangers;
    private readonly WakeUp wakeUp = new();
    private readonly ConcurrentQueue<Action> commands = new();
    private readonly List<DoorConnection> connections = [];
    private readonly Dictionary<ulong, RingDial> dials = [];
    private readonly Dictionary<ulong, DoorConnection> living = [];
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] buffer = new byte[4096];
    private volatile bool isStopping;

    /// <param name="self">This process.</param>
    /// <param name="secret">The session's.</param>
    /// <param name="listener">Listens already; the door's from now on.</param>
    /// <param name="setting">What the messenger's parts share.</param>
    public RingDoor(PeerAddress self, byte[] secret, Socket listener, RingSetting setting)
    {
        (this.self, this.secret, this.listener, this.setting) = (self, secret, listener, setting);
        strangers = new StrangerLog(setting.Logger, self.Process);
        listener.Blocking = false;
    }

    /// <summary>Ends when the thread has.</summary>
    public Task Stopped => stopped.Task;

    private long DeadlineFromNow => Environment.TickCount64 + (long)setting.Options.HandshakeTimeout.TotalMilliseconds;

    public void Start() => new Thread(Run) { IsBackground = true, Name = $"Remote ring door {self.Process}" }.UnsafeStart();

    public void Dial(RingPeer peer, PeerAddress address) => Post(() => StartDial(peer, address));

    /// <summary>Ends a peer, however far its connection is.</summary>
    public void Close(RingPeer peer, string reason) => Post(() => End(peer, reason));

    /// <summary>Ends a connection whose other end wrote nonsense.</summary>
    public void Fail(RingLink link, string reason)
    {
        setting.Logger.PeerFailed(self.Process, link.Peer.Process, reason);
        Post(() => End(link.Peer, reason));
    }

    /// <summary>Has the thread end: connections with it.</summary>
    public void Stop()
    {
        isStopping = true;
        wakeUp.Wake();
    }

    /// <summary>Closes a door that was never started.</summary>
    public void Abandon()
    {
        foreach (DoorConnection connection in connections) connection.Dispose();
        listener.Dispose();
        wakeUp.Dispose();
        File.Delete(setting.Files.SocketOf(self.Process));
        File.Delete(setting.Files.BellOf(self.Process));
    }

    private void Post(Action command)
    {
        commands.Enqueue(command);
        wakeUp.Wake();
    }

    private void Run()
    {
        while (!isStopping)
        {
            try
            {
                while (commands.TryDequeue(out Action? command)) command();
                foreach (Socket readable in AwaitSockets()) TakeIn(readable);
                EnforceDeadlines();
            }
            catch (Exception exception)
            {
                // No descriptors are left, or a bug: whatever it is, peers that die must still be noticed.
                setting.Logger.PassFailed(exception, self.Process);
                Thread.Sleep(FailureDelay);
            }
        }

        try
        {
            Abandon();
        }
        catch (IOException exception)
        {
            setting.Logger.PassFailed(exception, self.Process);
        }

        stopped.SetResult();
    }

    private List<Socket> AwaitSockets()
    {
        List<Socket> readable = [wakeUp.Handle, listener, .. connections.Select(connection => connection.Socket)];
        wakeUp.FallAsleep();
        if (commands.IsEmpty && !isStopping) Socket.Select(readable, null, null, 1000 * SleepLimit());
        else readable.Clear();
        wakeUp.Rise(readable.Remove(wakeUp.Handle));
        return readable;
    }

    private int SleepLimit()
    {
        if (dials.Count == 0 && living.Count == connections.Count) return LongestSleep;
        return dials.Values.Any(dial => dial.Attempt is null) ? RetryDelay : DeadlineGrain;
    }

    private void TakeIn(Socket readable)
    {
        if (readable == listener) Accept();
        else if (connections.Find(connection => connection.Socket == readable) is { } connection) Receive(connection);
    }

    private void EnforceDeadlines()
    {
        if (dials.Count == 0 && living.Count == connections.Count) return;
        long now = Environment.TickCount64;
        foreach (DoorConnection late in connections.Where(c => c.Link is null && c.Dial is null && c.Deadline < now).ToArray())
            Refuse(late, "did not prove itself in time");
        foreach (RingDial dial in dials.Values.ToArray())
        {
            if (dial.Deadline < now) GiveUp(dial, $"no answer at {dial.Address.Endpoint} within {setting.Options.HandshakeTimeout.TotalSeconds:0.#} s");
            else if (dial.Attempt is null && dial.NextAttempt <= now) Try(dial);
        }
    }

    /// <summary>The connection lives from now on.</summary>
    private void Attach(DoorConnection connection, RingPeer peer, RingMemory memory, Doorbell bell)
    {
        RingWriter writer = memory.NewWriter(bell);
        RingLink link = new(peer, memory.NewReader(), bell, setting.Options.MaxMessageBytes);
        memory.Dispose(); // Writer and reader hold it.
        writer.OnFault = reason => Fail(link, reason);
        connection.Link = link;
        living[peer.Process] = connection;
        setting.Receiver.Add(link);
        peer.Outbox.Attach(writer);
    }

    private void End(RingPeer peer, string reason)
    {
        if (living.TryGetValue(peer.Process, out DoorConnection? connection) && connection.Link!.Peer == peer) EndLiving(connection, reason);
        else if (dials.TryGetValue(peer.Process, out RingDial? dial) && dial.Peer == peer) GiveUp(dial, reason);
        else setting.Receiver.Report(peer, reason);
    }

    /// <summary>The reader takes in what was committed, then reports.</summary>
    private void EndLiving(DoorConnection connection, string reason)
    {
        RingPeer peer = connection.Link!.Peer;
        living.Remove(peer.Process);
        setting.Peers.Remove(peer);
        Drop(connection);
        connection.Link.End(reason);
        setting.Receiver.Wake();
    }

    private void Drop(DoorConnection connection)
    {
        connections.Remove(connection);
        connection.Dispose();
    }
}
