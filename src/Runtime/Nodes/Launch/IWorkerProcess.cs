namespace Remote.Nodes.Launch;

/// <summary>A worker as its node sees it from outside: a child of this process, or of another node's.</summary>
internal interface IWorkerProcess
{
    /// <summary>Its number in the session.</summary>
    ulong Number { get; }

    /// <summary>The system's id.</summary>
    int Pid { get; }

    /// <summary>Completes after the process has ended and its output has been read, with how it ended. Never fails.</summary>
    Task<string> Exited { get; }

    /// <summary>The last 8 KiB or so of its standard output and error.</summary>
    string OutputTail { get; }

    /// <summary>Ends it at once. One that has ended is left alone.</summary>
    void Kill();
}
