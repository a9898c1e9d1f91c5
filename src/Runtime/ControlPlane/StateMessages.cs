using MemoryPack;

namespace Remote.ControlPlane;

/// <summary>A call that has not ended, as its caller's process tells it.</summary>
[MemoryPackable]
internal sealed partial record CallInfo(string Id, string Name, byte State, string Reason, TimeSpan Age);

/// <summary>Asks why requests for workers are not met; a repeat is harmless.</summary>
[MemoryPackable]
internal sealed partial record WaitReasonsAsked(ulong Question, ulong[] Requests) : ControlMessage;

/// <summary>The answer to <see cref="WaitReasonsAsked"/>, in its order; empty where a request was met or withdrawn meanwhile.</summary>
[MemoryPackable]
internal sealed partial record WaitReasonsTold(ulong Question, string[] Reasons) : ControlMessage;

/// <summary>Asks for the calls of all workers that have not ended; the node passes it on to them.</summary>
[MemoryPackable]
internal sealed partial record CallsAsked(ulong Question, ulong Asker) : ControlMessage;

/// <summary>Node → asker: these workers will tell.</summary>
[MemoryPackable]
internal sealed partial record CallsExpected(ulong Question, ulong[] Workers) : ControlMessage;

/// <summary>Worker → node → asker: its calls that have not ended.</summary>
[MemoryPackable]
internal sealed partial record CallsTold(ulong Question, ulong Asker, ulong Teller, CallInfo[] Calls) : ControlMessage;
