namespace Remote.Scheduling;

/// <summary>Amounts that are asked for, by place in a scheduler's arrays: what a decision compares without looking up a name.</summary>
internal sealed class Demand
{
    /// <param name="vector">The amounts.</param>
    /// <param name="names">The scheduler's names.</param>
    /// <param name="countDevices">False for a sum of several demands: its GPUs may be parts of several devices.</param>
    public Demand(ResourceVector vector, ResourceNames names, bool countDevices = true)
    {
        Vector = vector;
        Places = [.. vector.Names.Select(names.PlaceOf)];
        GpuUnits = countDevices ? vector[ResourceVector.Gpu] : 0;
    }

    public ResourceVector Vector { get; }

    /// <summary>Parallel to <see cref="Units"/>.</summary>
    public int[] Places { get; }

    public long[] Units => Vector.Units;

    /// <summary>Units of GPUs to be found on devices: an amount alone does not say whether they fit.</summary>
    public long GpuUnits { get; }
}
