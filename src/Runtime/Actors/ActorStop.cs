namespace Remote.ActorModel;

/// <summary>How an actor is to end.</summary>
/// <param name="Reason">Why, as its callers read it.</param>
/// <param name="Dispose">Whether its instance is disposed.</param>
/// <param name="Drain">Whether calls that wait are run before.</param>
internal sealed record ActorStop(string Reason, bool Dispose, bool Drain);
