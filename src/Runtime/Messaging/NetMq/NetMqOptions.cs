namespace Remote.Messaging;

/// <summary>The limits that a <see cref="NetMqMessenger"/> keeps. The defaults are what the runtime uses; tests set tighter ones.</summary>
internal sealed record NetMqOptions
{
    /// <summary>How long a connection may take to prove itself, and a dialled process to answer.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long disposal waits until the others have taken in what was sent.</summary>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Connections that have sent something and not proved themselves; one more, and the oldest is dropped. NetMQ does not tell of those
    /// that send nothing: their number is limited by the process's file descriptors alone.
    /// </summary>
    public int MaxUnproved { get; init; } = 1024;

    /// <summary>The longest message that is taken.</summary>
    public int MaxMessageBytes { get; init; } = Array.MaxLength;

    /// <summary>Bytes on their way to one peer that it has not acknowledged; the rest waits in the outbox.</summary>
    public int WindowBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>An acknowledgement is sent after this many bytes; well below the window, or the sender would stall.</summary>
    public int AcknowledgeEvery { get; init; } = 256 * 1024;
}
