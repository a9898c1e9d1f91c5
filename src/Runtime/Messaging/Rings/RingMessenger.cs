using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Remote.Wire;

namespace Remote.Messaging.Rings;

/// <summary>
/// The data plane between processes of one machine: rings in shared memory. A thread for what comes through them (<see cref="RingThreads"/>), and one
/// for how connections begin and end (<see cref="RingDoor"/>); senders write for themselves (<see cref="RingOutbox"/>).
/// </summary>
internal sealed class RingMessenger : IMessenger
{
    private const int SecretSize = 32;
    private const int Backlog = 512;

    /// <summary>Beyond the flush, how long the threads may take to end before disposal goes on without them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly RingOptions options;
    private readonly ILogger logger;
    private readonly PeerTable<RingPeer> peers = new(static process => new RingPeer(process));
    private readonly RingThreads threads;
    private readonly CallerSpin callerSpin = new();
    private readonly RingReceiver receiver;
    private readonly RingDoor door;
    private int state;

    /// <param name="process">This process's number.</param>
    /// <param name="secret">What all processes of the session know and no other: 32 random bytes.</param>
    /// <param name="folder">The session's folder in shared memory, the same for all its processes; only their user can enter it.</param>
    /// <param name="logger">Where dropped strangers and failures go.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <exception cref="PlatformNotSupportedException">Not where <see cref="IsSupported"/>.</exception>
    /// <exception cref="IOException">The folder has no space for a page.</exception>
    public RingMessenger(ulong process, byte[] secret, string folder, ILogger logger, RingOptions? options = null)
    {
        if (!IsSupported)
            throw new PlatformNotSupportedException("Rings in shared memory need Linux on x64 or arm64: their processes wake each other by futexes. Use NetMqMessenger here.");
        if (secret.Length != SecretSize) throw new ArgumentException($"The secret must have {SecretSize} bytes.", nameof(secret));
        this.options = options ?? new RingOptions();
        if (!RingLayout.IsCapacity(this.options.RingBytes))
            throw new ArgumentException($"A ring of {this.options.RingBytes:N0} bytes is not possible: give a power of two from 4 KiB to 16 MiB.", nameof(options));
        this.logger = logger;
        RingFolder files = new(folder);
        Socket listener = AcceptLoop.ListenAt(files.SocketOf(process), Backlog);
        Address = new PeerAddress(process, files.EndpointOf(process));

        Doorbell bell = MakeBell(files.BellOf(process), listener);
        receiver = new RingReceiver(process, peers, bell, logger);
        threads = new RingThreads(receiver, bell, this.options, logger, process);
        door = new RingDoor(Address, [.. secret], listener, new RingSetting(files, peers, receiver, this.options, logger));
        receiver.OnFault = door.Fail;
    }

    private enum State
    {
        Constructed,
        Started,
        Disposed,
    }

    /// <summary>Whether this machine has what rings need.</summary>
    public static bool IsSupported => Futex.IsSupported;

    public PeerAddress Address { get; }

    public void Start(IMessageHandler handler)
    {
        if (Interlocked.CompareExchange(ref state, (int)State.Started, (int)State.Constructed) != (int)State.Constructed)
            throw new InvalidOperationException("The messenger was started or disposed before.");
        receiver.Start(handler);
        threads.Start();
        door.Start();
    }

    public IPeer Connect(PeerAddress address)
    {
        if (address.Process == Address.Process) throw new ArgumentException("A process does not connect to itself.", nameof(address));
        RingPeer peer = peers.GetOrAdd(address.Process, out bool added);
        if (added) door.Dial(peer, address);
        return peer;
    }

    public void Disconnect(ulong process)
    {
        if (peers.Find(process) is not { } peer) return;
        peers.Remove(peer);
        peer.Discard();
        door.Close(peer, "disconnected by this process");
    }

    /// <summary>Takes in what is there, on this thread, unless another thread does so. False where nothing was.</summary>
    public bool TryReceive() => threads.TryReceive();

    /// <summary>
    /// Looks for what this thread waits for, itself, up to a limit; at once over where no core is idle. This thread is the receiving one meanwhile:
    /// it may call the handler for whatever else comes.
    /// </summary>
    /// <returns>Whether it is done.</returns>
    public bool ReceiveUntil<T>(Func<T, bool> isDone, T about, TimeSpan limit) => threads.ReceiveUntil(isDone, about, limit);

    public void TakeIn() => threads.TryReceive();

    public bool TryFind(Func<object, bool> isHere, object answer)
    {
        if (!callerSpin.IsWorth) return false;
        bool found = threads.ReceiveUntil(isHere, answer, options.SpinLimit);
        callerSpin.Note(found);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        int before = Interlocked.Exchange(ref state, (int)State.Disposed);
        if (before == (int)State.Constructed) door.Abandon();
        if (before != (int)State.Started) return;
        RingFarewell farewell = new(peers.Seal(), Environment.TickCount64 + (long)options.FlushTimeout.TotalMilliseconds);
        threads.Stop(farewell);
        await Task.WhenAny(threads.Stopped, Task.Delay(options.FlushTimeout + Patience)).ConfigureAwait(false);
        farewell.Log(logger, Address.Process);
        door.Stop();
        await Task.WhenAny(door.Stopped, Task.Delay(Patience)).ConfigureAwait(false);
    }

    private static Doorbell MakeBell(string path, Socket listener)
    {
        try
        {
            // Whoever has the socket has the name: a doorbell that is there is of nobody.
            File.Delete(path);
            return Doorbell.Create(path);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }
}
