namespace Remote;

/// <summary>A call that has not ended, and why.</summary>
/// <param name="Id">The call's id, as <see cref="RemoteContext.TaskId"/> has it in the code that runs it.</param>
/// <param name="Name">What was called: the method, or the option Name.</param>
/// <param name="Caller">The process that made the call: its number in the cluster, in hexadecimal, as <see cref="WorkerInfo.Id"/>; the driver's is "2".</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">What it waits for, in words: "waits for a worker with 2 CPU ...".</param>
/// <param name="Age">How long it has been in that state.</param>
public sealed record PendingCall(string Id, string Name, string Caller, PendingCallState State, string Reason, TimeSpan Age);
