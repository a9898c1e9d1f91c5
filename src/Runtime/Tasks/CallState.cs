namespace Remote.Tasks;

/// <summary>Where a call stands at its caller.</summary>
internal enum CallState : byte
{
    WaitingForArguments,
    Queued,
    Sent,
    Ended,
}
