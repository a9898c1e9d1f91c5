namespace Remote.Benchmarks.Ray;

/// <summary>One workload of ray_perf.py.</summary>
/// <param name="Name">As ray_perf.py prints it.</param>
/// <param name="Multiplier">What one operation counts.</param>
/// <param name="Prepare">Makes what the operation needs, in a scene that ends with the row, and gives the operation.</param>
/// <param name="Target">What is asked of it where that is not ten times Ray's figure.</param>
internal sealed record Workload(string Group, string Name, double Multiplier, Func<Scene, Task<Func<Task>>> Prepare, double? Target = null)
{
    /// <summary>Whose figure of Ray's stands beside it: the same name, unless it is the same work in another way.</summary>
    public string RayName { get; init; } = Name;

    public string Unit { get; init; } = "/s";

    /// <summary>Makes the same operation without Remote, what the machine allows: measured in the same way, and 0.8 of it is the target.</summary>
    public Func<Func<Task>>? Limit { get; init; }

    public string LimitNote { get; init; } = "";

    public static Workload Of(string group, string name, double multiplier, Func<Task> operation, double? target = null)
        => new(group, name, multiplier, _ => Task.FromResult(operation), target);

    public static Workload Of(string group, string name, double multiplier, Func<Scene, Func<Task>> prepare, double? target = null)
        => new(group, name, multiplier, scene => Task.FromResult(prepare(scene)), target);
}
