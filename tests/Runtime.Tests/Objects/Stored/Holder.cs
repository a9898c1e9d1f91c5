using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>An actor that borrows refs and owns values, for <see cref="CountingTests"/>.</summary>
[Remote(OwnProcess = true)]
public class Holder
{
    /// <summary>In the place of a checksum: the value is gone, with its owner.</summary>
    public const int Gone = -1;

    private readonly Dictionary<int, ObjectRef<byte[]>> held = [];

    public void Make(int key, int size, int seed) => held[key] = ObjectRef.Put(Arenas.Bytes(size, seed));

    public void Keep(int key, ObjectRef<byte[]>[] one) => held[key] = one[0];

    public ObjectRef<byte[]>[] Lend(int key) => [held[key]];

    /// <summary>Hands a ref on without the driver.</summary>
    public async Task Pass(int key, IActorRef<Holder> to) => await to.Keep(key, [held[key]]);

    public void Drop(int key, bool dispose)
    {
        if (held.Remove(key, out ObjectRef<byte[]>? reference) && dispose) reference.Dispose();
    }

    public async Task<int> Read(int key) => await Check(held[key]);

    public void Collect() => Collector.CollectHere();

    public void Die() => Environment.FailFast("asked to");

    public static async Task<int> Check(ObjectRef<byte[]> reference)
    {
        try
        {
            return Sum(await reference);
        }
        catch (Exception e) when (e is OwnerDiedException or ObjectLostException)
        {
            return Gone;
        }
    }

    public static int Sum(byte[] bytes)
    {
        int hash = bytes.Length;
        foreach (byte b in bytes) hash = (hash * 31) + b;
        return hash & int.MaxValue;
    }
}
