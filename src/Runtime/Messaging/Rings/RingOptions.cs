using Remote.Storage.Arenas;

namespace Remote.Messaging.Rings;

/// <summary>The limits that a <see cref="RingMessenger"/> keeps. The defaults are what the runtime uses; tests set tighter ones.</summary>
internal sealed record RingOptions
{
    /// <summary>How long a connection may take to prove itself, and a dialled process to answer.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long disposal waits until all that was sent lies in the others' rings.</summary>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections that have not proved themselves; one more, and the oldest is dropped.</summary>
    public int MaxUnproved { get; init; } = 1024;

    /// <summary>The longest message that is taken.</summary>
    public int MaxMessageBytes { get; init; } = Array.MaxLength;

    /// <summary>Bytes of a ring; a connection that this process dials has two. A power of two.</summary>
    public int RingBytes { get; init; } = 128 * 1024;

    /// <summary>How long the receiving thread looks on before it sleeps, where that is worth it: about three wake-ups.</summary>
    public TimeSpan SpinLimit { get; init; } = TimeSpan.FromMicroseconds(100);

    /// <summary>No sleep is longer, so even a lost wake-up is no more than a delay.</summary>
    public TimeSpan LongestSleep { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the space of rings comes from.</summary>
    public IFileSpace Space { get; init; } = FileSpace.Instance;

    /// <summary>Says whether a core is idle; null for the system's answer.</summary>
    public ICoreWatch? Cores { get; init; }
}
