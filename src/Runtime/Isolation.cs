namespace Remote;

/// <summary>What separates workers from the program.</summary>
public enum Isolation
{
    /// <summary>Worker processes: a crash takes only its worker.</summary>
    Process,

    /// <summary>Threads of this process, for debugging and unit tests: the same semantics, and breakpoints work.</summary>
    Thread,
}
