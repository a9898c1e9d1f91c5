using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>What a call is made from once more.</summary>
internal abstract class LineageRecipe(string name, CallTemplate message)
{
    public string Name { get; } = name;

    public CallTemplate Message { get; } = message;

    /// <summary>Why it cannot be made again; null where it can.</summary>
    public abstract string? Obstacle { get; }

    /// <summary>Whether a record has it, and with it what it holds.</summary>
    public bool IsKept { get; set; }

    /// <summary>Bytes before the arguments.</summary>
    public abstract int HeadLength { get; }

    /// <summary>Makes the call once more.</summary>
    /// <param name="message">Its arguments.</param>
    /// <param name="result">What its outcome completes.</param>
    /// <param name="why">What became of the results that it made.</param>
    public abstract void Start(CallMessage message, ObjectRef result, string why);
}
