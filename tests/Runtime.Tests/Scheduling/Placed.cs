using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

/// <summary>Tasks that say where they run, and what they were given.</summary>
internal static class Placed
{
    [Remote]
    public static string NodeId() => RemoteContext.Current.NodeId;

    [Remote]
    public static int[] Gpus() => [.. RemoteContext.Current.Gpus];

    /// <summary>Its GPUs, once so many of its kind run at the same time.</summary>
    [Remote(Cpus = 0)]
    public static int[] GpusTogether(string folder, int count)
    {
        Place.Meet(folder, "gpu", count);
        return [.. RemoteContext.Current.Gpus];
    }

    /// <summary>A task in the bundle that waits for another in the same bundle.</summary>
    [Remote]
    public static async Task<int> AddTwice(PlacementGroup group, int value)
    {
        var here = new TaskOptions { Placement = Placement.In(group, 0) };
        return await Work.Remote(here).Add(value, await Work.Remote(here).Add(value, value));
    }

    [Remote(MaxRetries = 0)]
    public static async Task<int> MakeGroupAndEnd()
    {
        await PlacementGroup.CreateAsync([new Bundle { Cpus = 1 }], name: "orphan");
        Environment.Exit(3);
        return 0;
    }

    /// <summary>A group that needs the CPU of the task that asks for it.</summary>
    [Remote(Cpus = 4)]
    public static async Task<int> MakeGroupOfAll()
    {
        await using PlacementGroup group = await PlacementGroup.CreateAsync([new Bundle { Cpus = 4 }]);
        return group.BundleCount;
    }
}
