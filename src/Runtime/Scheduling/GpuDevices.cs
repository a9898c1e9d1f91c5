using System.Numerics;

namespace Remote.Scheduling;

/// <summary>
/// The GPUs of a node or a bundle, device by device: a fraction is a part of one device, a whole number is that many unshared ones. A
/// bundle has the devices, or the part of one, that its node gave it. Not thread-safe.
/// </summary>
internal sealed class GpuDevices
{
    /// <summary>A set of devices travels as a 64-bit mask.</summary>
    public const int MaxDevices = 64;

    private readonly (int Id, long Units)[] devices;
    private readonly long[] free;

    private GpuDevices((int Id, long Units)[] devices)
    {
        this.devices = devices;
        free = [.. devices.Select(static d => d.Units)];
    }

    /// <summary>A node's: as many as the amount says, the last one in part where it is no whole number.</summary>
    public static GpuDevices OfNode(long units)
    {
        int count = (int)((units + ResourceVector.Precision - 1) / ResourceVector.Precision);
        return new([.. Enumerable.Range(0, count).Select(i => (i, Math.Min(ResourceVector.Precision, units - (i * ResourceVector.Precision))))]);
    }

    /// <summary>A bundle's: what <see cref="Take"/> gave for it.</summary>
    public static GpuDevices OfBundle(ulong mask, long units)
        => new([.. IdsOf(mask).Select(id => (id, Math.Min(units, ResourceVector.Precision)))]);

    /// <summary>The ids in a mask, ascending.</summary>
    public static int[] IdsOf(ulong mask)
    {
        int[] ids = new int[BitOperations.PopCount(mask)];
        for (int i = 0; i < ids.Length; i++, mask &= mask - 1) ids[i] = BitOperations.TrailingZeroCount(mask);
        return ids;
    }

    public GpuDevices Copy(bool empty)
    {
        var copy = new GpuDevices(devices);
        if (!empty) free.CopyTo(copy.free, 0);
        return copy;
    }

    public bool CouldHold(long units) => Count(units, static (d, i) => d.devices[i].Units);

    public bool Fits(long units) => Count(units, static (d, i) => d.free[i]);

    /// <summary>Takes an amount that fits: a fraction from the device with the least left that has enough, so that others stay whole. The devices, as a mask.</summary>
    public ulong Take(long units)
    {
        ulong mask = 0;
        long each = Math.Min(units, ResourceVector.Precision);
        for (long left = units; left > 0; left -= each)
        {
            int best = -1;
            for (int i = 0; i < free.Length; i++)
            {
                if (free[i] >= each && (best < 0 || free[i] < free[best])) best = i;
            }

            free[best] -= each;
            mask |= 1UL << devices[best].Id;
        }

        return mask;
    }

    /// <summary>Gives back what <see cref="Take"/> took.</summary>
    public void Give(ulong mask, long units)
    {
        long each = Math.Min(units, ResourceVector.Precision);
        for (int i = 0; i < free.Length; i++)
        {
            if ((mask >> devices[i].Id & 1) != 0) free[i] += each;
        }
    }

    private bool Count(long units, Func<GpuDevices, int, long> amountOf)
    {
        long each = Math.Min(units, ResourceVector.Precision);
        long left = units;
        for (int i = 0; i < free.Length && left > 0; i++)
        {
            if (amountOf(this, i) >= each) left -= each;
        }

        return left <= 0;
    }
}
