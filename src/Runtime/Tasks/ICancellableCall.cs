namespace Remote.Tasks;

/// <summary>A call under way, as its ref knows it.</summary>
internal interface ICancellableCall
{
    /// <summary>Asks for its end.</summary>
    Task CancelAsync(bool force);

    /// <summary>Where the call stands and since when, in words: for time-outs and logs.</summary>
    string Describe();
}
