using Remote.Storage;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Loses objects as a stray write would: it changes bits in the heads of their blocks, in the node's shared memory.</summary>
internal static unsafe class Damage
{
    /// <summary>From an object's first byte back to a byte of its head that is always zero.</summary>
    private const int BackToUnused = 20;

    /// <summary>Loses the values of refs, wherever they are owned.</summary>
    public static void Lose(params ObjectRef[] references)
    {
        foreach (ObjectRef reference in references) Assert.True(TryLose(reference), "It is lost already.");
    }

    /// <summary>Loses a value; false where it is lost already. While it is pinned its block is no other's.</summary>
    public static bool TryLose(ObjectRef reference)
    {
        // What was read a moment ago would be readable once more.
        reference.Stored!.TakeReady()?.LetGo();
        try
        {
            StorePin pin = Cluster.Current!.Session.Store.PinAsync(reference.Stored.At).AsTask().GetAwaiter().GetResult();
            pin.Address[-BackToUnused] = 0xEE;
            pin.LetGo();
            return true;
        }
        catch (StoredObjectLostException)
        {
            return false;
        }
    }
}
