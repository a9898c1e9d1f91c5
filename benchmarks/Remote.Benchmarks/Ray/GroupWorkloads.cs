namespace Remote.Benchmarks.Ray;

/// <summary>Placement groups: all created, all waited for, all removed.</summary>
internal static class GroupWorkloads
{
    /// <summary>The custom resource of which each group takes a little, and how much of it there is.</summary>
    public const string Resource = "custom";
    public const double ResourceTotal = 100;

    private const int Groups = 100;
    private const double Share = 0.001;

    public static IEnumerable<Workload> All { get; } =
    [
        Workload.Of("placement groups", "placement group create/removal", Groups, static async () =>
        {
            var creations = new Task<PlacementGroup>[Groups];
            for (int i = 0; i < creations.Length; i++)
                creations[i] = PlacementGroup.CreateAsync([new Bundle { Resources = new Dictionary<string, double> { [Resource] = Share } }]);
            foreach (PlacementGroup group in await Task.WhenAll(creations)) await group.DisposeAsync();
        }),
    ];
}
