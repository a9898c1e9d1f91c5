using Remote.GeneratedCode;

namespace Remote.ActorModel;

/// <summary>A call in an actor's mailbox.</summary>
internal sealed record ActorWork(ulong Method, Invocation Call);
