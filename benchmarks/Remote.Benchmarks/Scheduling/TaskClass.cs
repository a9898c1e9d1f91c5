using Remote.Scheduling;

namespace Remote.Benchmarks.Scheduling;

/// <summary>Tasks of one demand and place in a simulation: those that wait, first come first served, and how long they waited.</summary>
internal sealed class TaskClass(string name, Demand demand, PlacementRule? rule, double share, double meanSeconds)
{
    public string Name { get; } = name;

    public Demand Demand { get; } = demand;

    public PlacementRule? Rule { get; } = rule;

    /// <summary>Its part of all tasks.</summary>
    public double Share { get; } = share;

    public double MeanSeconds { get; } = meanSeconds;

    /// <summary>When each that waits came, in simulated seconds.</summary>
    public Queue<double> Waiting { get; } = new();

    public long Ran { get; private set; }

    public double TotalWait { get; private set; }

    public double MaxWait { get; private set; }

    public double MeanWait => Ran == 0 ? 0 : TotalWait / Ran;

    public void OnPlaced(double wait)
    {
        Ran++;
        TotalWait += wait;
        MaxWait = Math.Max(MaxWait, wait);
    }
}
