namespace MonteCarloPi;

/// <summary>Knows how far each task is. One call at a time, so it needs no lock.</summary>
[Remote]                                                         // Ray: @ray.remote class ProgressActor
public sealed class ProgressActor(int tasks)
{
    private readonly Tally[] tallies = new Tally[tasks];

    public void Report(int task, Tally tally) => tallies[task] = tally;

    public Tally[] Progress() => [.. tallies];
}
