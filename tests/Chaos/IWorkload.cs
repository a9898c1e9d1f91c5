namespace Chaos;

/// <summary>One kind of work that goes on while processes die.</summary>
internal interface IWorkload
{
    string Name { get; }

    /// <summary>What it promises, in the words of the report.</summary>
    string Promise { get; }

    Figures Figures { get; }

    /// <summary>Starts new work until the token trips, ends what it began, and checks every result.</summary>
    Task RunAsync(int seed, CancellationToken stop);
}
