using MemoryPack;
using Remote.Messaging;
using Remote.Scheduling;
using Remote.Storage;
using Remote.Storage.Sockets;

namespace Remote.ControlPlane;

/// <summary>What a process and its node tell each other: rare messages, over a channel that only processes of one user can open.</summary>
[MemoryPackable]
[MemoryPackUnion(0, typeof(Register))]
[MemoryPackUnion(1, typeof(Welcome))]
[MemoryPackUnion(2, typeof(Serving))]
[MemoryPackUnion(3, typeof(StartFailed))]
[MemoryPackUnion(4, typeof(Shutdown))]
[MemoryPackUnion(5, typeof(ProcessDied))]
[MemoryPackUnion(6, typeof(MembersAsked))]
[MemoryPackUnion(7, typeof(MembersTold))]
[MemoryPackUnion(10, typeof(LeaseRequest))]
[MemoryPackUnion(11, typeof(LeaseRequestCancelled))]
[MemoryPackUnion(12, typeof(LeaseGranted))]
[MemoryPackUnion(13, typeof(LeaseRefused))]
[MemoryPackUnion(14, typeof(LeaseReturned))]
[MemoryPackUnion(15, typeof(LeaseBlocked))]
[MemoryPackUnion(16, typeof(KillProcess))]
[MemoryPackUnion(17, typeof(LeaseWanted))]
[MemoryPackUnion(20, typeof(CreateActor))]
[MemoryPackUnion(21, typeof(HoldActor))]
[MemoryPackUnion(22, typeof(FindActor))]
[MemoryPackUnion(23, typeof(ActorFound))]
[MemoryPackUnion(24, typeof(ActorChanged))]
[MemoryPackUnion(25, typeof(KillActor))]
[MemoryPackUnion(26, typeof(StartActor))]
[MemoryPackUnion(27, typeof(StopActor))]
[MemoryPackUnion(28, typeof(ActorStarted))]
[MemoryPackUnion(29, typeof(ActorEnded))]
[MemoryPackUnion(30, typeof(ActorNeverMade))]
[MemoryPackUnion(31, typeof(ActorHoldNoted))]
[MemoryPackUnion(32, typeof(ReleaseActor))]
[MemoryPackUnion(33, typeof(EndActor))]
[MemoryPackUnion(34, typeof(ListActors))]
[MemoryPackUnion(35, typeof(ActorsListed))]
[MemoryPackUnion(36, typeof(CollectRefs))]
[MemoryPackUnion(37, typeof(ActorArgumentLost))]
[MemoryPackUnion(38, typeof(ActorArguments))]
[MemoryPackUnion(39, typeof(NameMissed))]
[MemoryPackUnion(40, typeof(Ping))]
[MemoryPackUnion(41, typeof(Pong))]
[MemoryPackUnion(42, typeof(Retire))]
[MemoryPackUnion(43, typeof(RetireDeclined))]
[MemoryPackUnion(44, typeof(NothingOnTheWay))]
[MemoryPackUnion(50, typeof(WaitReasonsAsked))]
[MemoryPackUnion(51, typeof(WaitReasonsTold))]
[MemoryPackUnion(52, typeof(CallsAsked))]
[MemoryPackUnion(53, typeof(CallsExpected))]
[MemoryPackUnion(54, typeof(CallsTold))]
[MemoryPackUnion(60, typeof(CreateGroup))]
[MemoryPackUnion(61, typeof(RemoveGroup))]
[MemoryPackUnion(62, typeof(GroupChanged))]
[MemoryPackUnion(63, typeof(FindGroup))]
[MemoryPackUnion(64, typeof(GroupFound))]
[MemoryPackUnion(75, typeof(NodeWelcome))]
[MemoryPackUnion(76, typeof(NodeServing))]
[MemoryPackUnion(77, typeof(LaunchWorker))]
[MemoryPackUnion(78, typeof(WorkerLaunched))]
[MemoryPackUnion(79, typeof(EndWorker))]
[MemoryPackUnion(80, typeof(WorkerExited))]
[MemoryPackUnion(81, typeof(StoresKnown))]
[MemoryPackUnion(82, typeof(StoreChanged))]
[MemoryPackUnion(105, typeof(CollectMemory))]
[MemoryPackUnion(106, typeof(MemoryKept))]
internal abstract partial record ControlMessage;

/// <summary>An assembly with remote code, and the build of it that a process has loaded; <paramref name="Members"/> is a hash of its part of the dispatch table.</summary>
[MemoryPackable]
internal readonly partial record struct AssemblyIdentity(string Name, string Path, Guid Mvid, ulong Members);

/// <summary>Worker → node, first: who it is and which builds it has loaded.</summary>
[MemoryPackable]
internal sealed partial record Register(ulong Process, int ProcessId, AssemblyIdentity[] Assemblies) : ControlMessage;

/// <summary>Node → worker, instead of a welcome: which remote members does that assembly have? The worker answers and ends: it runs another build.</summary>
[MemoryPackable]
internal sealed partial record MembersAsked(string Assembly) : ControlMessage;

/// <summary>Worker → node: the signatures of the assembly's remote members.</summary>
[MemoryPackable]
internal sealed partial record MembersTold(string[] Signatures) : ControlMessage;

/// <summary>Node → worker: it may take part. The secret opens the data plane; large values are in the store; what its actors do is written to <paramref name="ActivityFile"/>, which tasks have begun to <paramref name="TaskFile"/>, where it has them; rings are in <paramref name="RingFolder"/>, and NetMQ carries calls where it is null.</summary>
[MemoryPackable]
internal sealed partial record Welcome(
    ulong Process, ulong Node, byte[] Secret, string? ActivityFile = null, StoreAddress? Store = null, bool TraceRefs = false, long? LineageMemory = null, string? TaskFile = null,
    string? RingFolder = null)
    : ControlMessage;

/// <summary>Worker → node: its data plane is open at this address; it can take leases.</summary>
[MemoryPackable]
internal sealed partial record Serving(PeerAddress Address) : ControlMessage;

/// <summary>Worker → node: it cannot start, and why; it exits after this.</summary>
[MemoryPackable]
internal sealed partial record StartFailed(string Reason) : ControlMessage;

/// <summary>Node → worker: dispose what is to be disposed, then exit.</summary>
[MemoryPackable]
internal sealed partial record Shutdown : ControlMessage;

/// <summary>Node → worker: say that you live. Sent again only after it was answered; a repeat is harmless.</summary>
[MemoryPackable]
internal sealed partial record Ping : ControlMessage;

/// <summary>Worker → node: the answer to <see cref="Ping"/>, from a thread that no user code runs on.</summary>
[MemoryPackable]
internal sealed partial record Pong : ControlMessage;

/// <summary>Node → worker: end, unless somebody needs what you hold.</summary>
[MemoryPackable]
internal sealed partial record Retire : ControlMessage;

/// <summary>Worker → node: it holds values that others use, or still runs something, so it stays.</summary>
[MemoryPackable]
internal sealed partial record RetireDeclined : ControlMessage;

/// <summary>Node → all: a process is gone for good; its number never comes back. <paramref name="Memory"/>: it was ended because memory was short.</summary>
[MemoryPackable]
internal sealed partial record ProcessDied(ulong Process, string Reason, MemoryEnd? Memory = null) : ControlMessage;

/// <summary>Node → worker: it holds much that it may not need; collect, and give back what is free. A repeat is harmless.</summary>
[MemoryPackable]
internal sealed partial record CollectMemory : ControlMessage;

/// <summary>Worker → node: it has collected, and so many bytes that no other process has are left.</summary>
[MemoryPackable]
internal sealed partial record MemoryKept(long Bytes) : ControlMessage;

/// <summary>Asks for a worker for tasks of one scheduling class, on the node <paramref name="Near"/> their arguments while it has room; 0 for any.</summary>
[MemoryPackable]
internal sealed partial record LeaseRequest(ulong Request, ResourceVector Demand, PlacementRule? Placement = null, ulong Near = 0) : ControlMessage;

/// <summary>The request is no longer needed; a grant that crosses this is returned at once.</summary>
[MemoryPackable]
internal sealed partial record LeaseRequestCancelled(ulong Request) : ControlMessage;

/// <summary>
/// The worker at that address is held until the lease is returned: as soon as it is idle where others wait
/// (<paramref name="Contended"/>). Its tasks may use the GPUs of the mask.
/// </summary>
[MemoryPackable]
internal sealed partial record LeaseGranted(ulong Request, ulong Lease, PeerAddress Worker, ulong Gpus = 0, bool Contended = false) : ControlMessage;

/// <summary>
/// The demand can never be met, and what is missing; or, where <paramref name="NoWorkers"/>, no worker can be started any more; or, where
/// <paramref name="GroupGone"/>, its placement group was removed.
/// </summary>
[MemoryPackable]
internal sealed partial record LeaseRefused(ulong Request, string Reason, bool NoWorkers = false, bool GroupGone = false) : ControlMessage;

/// <summary>The holder has no more work for the worker.</summary>
[MemoryPackable]
internal sealed partial record LeaseReturned(ulong Lease) : ControlMessage;

/// <summary>Worker → node: everything that runs under the lease waits (its resources are given back), or no longer does.</summary>
[MemoryPackable]
internal sealed partial record LeaseBlocked(ulong Lease, bool Blocked) : ControlMessage;

/// <summary>Node → lease holders: a process waits for a worker; return what is idle, and share what is not (its own class excepted).</summary>
[MemoryPackable]
internal sealed partial record LeaseWanted(ulong Process, ResourceVector Demand, PlacementRule? Placement = null, ulong Near = 0) : ControlMessage;

/// <summary>Asks the node to end a worker that does not answer.</summary>
[MemoryPackable]
internal sealed partial record KillProcess(ulong Process, string Reason) : ControlMessage;

/// <summary>What an actor is made from; kept by the node so that it can be made again. <paramref name="Holds"/>: the actors that the arguments hold refs to.</summary>
[MemoryPackable]
internal sealed partial record ActorSpec(
    ActorId Id, ulong ActorClass, string ClassName, byte[] Arguments, ResourceVector Demand, string? Name, string Namespace,
    bool GetIfExists, int MaxRestarts, int MaxTaskRetries, int MaxConcurrency, int MaxPendingCalls, bool OwnProcess, bool Detached, ulong Creator,
    PlacementRule? Placement = null, ActorId[]? Holds = null, string[]? RetryOn = null);

/// <summary>Asks the node to make an actor; answered by <see cref="ActorChanged"/>, now and at each later change.</summary>
[MemoryPackable]
internal sealed partial record CreateActor(ActorSpec Spec) : ControlMessage;

/// <summary>A ref to the actor has come to this process: answered by <see cref="ActorHoldNoted"/>, and by <see cref="ActorChanged"/> now and at each later change.</summary>
[MemoryPackable]
internal sealed partial record HoldActor(ActorId Id, ulong Hold) : ControlMessage;

/// <summary>Asks which actor has a name.</summary>
[MemoryPackable]
internal sealed partial record FindActor(ulong Request, string Name, string Namespace) : ControlMessage;

/// <summary>Node → all others: somebody asks for a name that nobody has. An actor of it may be on its way from you: answer behind it.</summary>
[MemoryPackable]
internal sealed partial record NameMissed(ulong Search) : ControlMessage;

/// <summary>The answer to <see cref="NameMissed"/>: what this process had created before has come to the node.</summary>
[MemoryPackable]
internal sealed partial record NothingOnTheWay(ulong Search) : ControlMessage;

/// <summary>The answer to <see cref="FindActor"/>: null where there is none; else the process is counted as a holder, and <see cref="ActorChanged"/> follows.</summary>
[MemoryPackable]
internal sealed partial record ActorFound(ulong Request, ActorId? Id) : ControlMessage;

/// <summary>Where an actor stands. <paramref name="Actual"/> is another id where a living actor of the name was asked for and found; the three after the error are null until its creator has said them. Where it <paramref name="EndedInGoodOrder"/>, its host answers each call that it was sent.</summary>
[MemoryPackable]
internal sealed partial record ActorChanged(
    ActorId Id, ActorId Actual, ActorState State, int Attempt, PeerAddress Host, string? Reason, byte[]? Error,
    string? Name, int? MaxTaskRetries, int? MaxPendingCalls, bool EndedInGoodOrder = false, string[]? RetryOn = null) : ControlMessage;

/// <summary>Creator → node: an argument of its constructor failed; there will be no such actor.</summary>
[MemoryPackable]
internal sealed partial record ActorNeverMade(ActorId Id, string Reason, byte[] Error) : ControlMessage;

/// <summary>Asks the node to end an actor.</summary>
[MemoryPackable]
internal sealed partial record KillActor(ActorId Id, bool Restart) : ControlMessage;

/// <summary>Node → holder: its <see cref="HoldActor"/> is counted.</summary>
[MemoryPackable]
internal sealed partial record ActorHoldNoted(ActorId Id, ulong Hold) : ControlMessage;

/// <summary>Holder → node: the last ref here is gone; so many of its holds end.</summary>
[MemoryPackable]
internal sealed partial record ReleaseActor(ActorId Id, int Holds) : ControlMessage;

/// <summary>Asks the node to end an actor after the calls that it was sent.</summary>
[MemoryPackable]
internal sealed partial record EndActor(ActorId Id) : ControlMessage;

/// <summary>Asks for the living actors that have names; of all namespaces where null.</summary>
[MemoryPackable]
internal sealed partial record ListActors(ulong Request, string? Namespace) : ControlMessage;

/// <summary>One of <see cref="ActorsListed"/>.</summary>
[MemoryPackable]
internal sealed partial record ActorListing(ActorId Id, string Name, string Namespace, string ClassName, ActorState State);

/// <summary>The answer to <see cref="ListActors"/>.</summary>
[MemoryPackable]
internal sealed partial record ActorsListed(ulong Request, ActorListing[] Actors) : ControlMessage;

/// <summary>Node → holder: somebody waits for what actors hold; refs that nobody uses may be collected.</summary>
[MemoryPackable]
internal sealed partial record CollectRefs : ControlMessage;

/// <summary>Node → actor host: make this actor; it may use the GPUs of the mask.</summary>
[MemoryPackable]
internal sealed partial record StartActor(ActorSpec Spec, int Attempt, ulong Gpus = 0) : ControlMessage;

/// <summary>Node → actor host: end this actor; after the calls that wait, and disposed, where <paramref name="Gracefully"/>.</summary>
[MemoryPackable]
internal sealed partial record StopActor(ActorId Id, int Attempt, bool Gracefully, string Reason) : ControlMessage;

/// <summary>Actor host → node: the constructor has run, or threw.</summary>
[MemoryPackable]
internal sealed partial record ActorStarted(ActorId Id, int Attempt, byte[]? Error) : ControlMessage;

/// <summary>Actor host → node → creator: an argument of the constructor is not where it was said to be; nothing of the actor was begun.</summary>
[MemoryPackable]
internal sealed partial record ActorArgumentLost(ActorId Id, int Attempt, StoredAt Argument, string Reason) : ControlMessage;

/// <summary>Creator → node, the answer to <see cref="ActorArgumentLost"/>: what the actor is made from now on; or why the argument stays lost.</summary>
[MemoryPackable]
internal sealed partial record ActorArguments(ActorId Id, int Attempt, byte[] Arguments, ActorId[]? Holds, byte[]? Error) : ControlMessage;

/// <summary>Actor host → node: the actor has ended by itself, or after <see cref="StopActor"/>.</summary>
[MemoryPackable]
internal sealed partial record ActorEnded(ActorId Id, int Attempt, string Reason) : ControlMessage;

/// <summary>Asks the node to set bundles aside; answered by <see cref="GroupChanged"/>.</summary>
[MemoryPackable]
internal sealed partial record CreateGroup(GroupId Id, ResourceVector[] Bundles, PlacementStrategy Strategy, string? Name) : ControlMessage;

/// <summary>Asks the node to remove a group, or to give up placing it; answered by <see cref="GroupChanged"/>.</summary>
[MemoryPackable]
internal sealed partial record RemoveGroup(GroupId Id) : ControlMessage;

/// <summary>Node → who created a group: what became of it. Node → all: it was removed, and what was in it ends.</summary>
[MemoryPackable]
internal sealed partial record GroupChanged(GroupId Id, GroupOutcome Outcome, string Reason) : ControlMessage;

/// <summary>Asks which placement group has a name.</summary>
[MemoryPackable]
internal sealed partial record FindGroup(ulong Request, string Name) : ControlMessage;

/// <summary>The answer to <see cref="FindGroup"/>: null where there is none that is ready.</summary>
[MemoryPackable]
internal sealed partial record GroupFound(ulong Request, CreateGroup? Group) : ControlMessage;
