using System.Globalization;

namespace Remote.Scheduling;

/// <summary>Why something can never be placed, in words that name what is missing.</summary>
internal static class Shortage
{
    private const string AskLess = "Ask for less, or start the cluster with more (ClusterOptions).";

    public static string OnNodes(Demand demand, IReadOnlyCollection<ResourceAccount> nodes, string which = "node")
        => $"{Describe(demand, nodes, which)}. {AskLess}";

    public static string InBundles(Demand demand, IReadOnlyCollection<ResourceAccount> bundles, GroupId group, int bundle)
        => $"{Describe(demand, bundles, bundle < 0 ? $"bundle of placement group {group}" : $"bundle {bundle} of placement group {group}", the: bundle >= 0)}. " +
           "Ask for less, or make the bundle larger.";

    public static string OfLabel(string key, string value, IEnumerable<ClusterNode> nodes)
    {
        string[] present = [.. nodes.Select(n => n.Labels.GetValueOrDefault(key)).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(5)];
        string there = present.Length == 0 ? $"no node has a label '{key}'" : $"the nodes have {string.Join(", ", present.Select(v => $"{key}={v}"))}";
        return $"it must run on a node with the label {key}={value}, and {there}. Name one that exists, or start the cluster with it (ClusterOptions.Labels).";
    }

    public static string OfNode(ulong node, IEnumerable<ulong> nodes)
        => $"it must run on node {node:x}, which the cluster does not have (it has {string.Join(", ", nodes.Take(5).Select(static n => n.ToString("x", CultureInfo.InvariantCulture)))}). " +
           "Cluster.Nodes has the ids; with soft: true it runs elsewhere then.";

    public static string OfBundle(GroupId group, int bundle, int count)
        => $"it must run in bundle {bundle} of placement group {group}, which has the bundles 0 to {count - 1}.";

    /// <summary>Null where all nodes together have the sum.</summary>
    public static string? OfCluster(Demand sum, IReadOnlyCollection<ResourceAccount> nodes)
    {
        for (int i = 0; i < sum.Places.Length; i++)
        {
            long has = nodes.Sum(n => n.TotalOf(sum.Places[i]));
            if (sum.Units[i] > has) return $"its bundles need {Amount(sum.Units[i])} {sum.Vector.Names[i]} together, and the whole cluster has {Amount(has)}. {AskLess}";
        }

        return null;
    }

    private static string Describe(Demand demand, IReadOnlyCollection<ResourceAccount> accounts, string which, bool the = false)
    {
        var missing = new List<string>();
        for (int i = 0; i < demand.Places.Length; i++)
        {
            long most = accounts.Select(a => a.TotalOf(demand.Places[i])).DefaultIfEmpty().Max();
            if (demand.Units[i] > most)
                missing.Add($"{Amount(demand.Units[i])} {demand.Vector.Names[i]} ({(the || accounts.Count == 1 ? "it" : "the largest")} has {Amount(most)})");
        }

        return missing.Count > 0 ? $"it needs {string.Join(" and ", missing)}, which {(the ? which + " has not" : $"no {which} has")}"
            : $"it needs {demand.Vector} at once, which no {which} has";
    }

    private static string Amount(long units) => ((double)units / ResourceVector.Precision).ToString("0.####", CultureInfo.InvariantCulture);
}
