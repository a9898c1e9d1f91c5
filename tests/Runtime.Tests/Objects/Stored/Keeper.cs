namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>An actor that keeps memory that it was given.</summary>
[Remote]
public class Keeper(ReadOnlyMemory<float> first)
{
    private ReadOnlyMemory<float> kept = first;

    public double Sum() => Bulk.Sum(kept.Span);

    public bool IsInPlace() => Arenas.Has(kept);

    public void Keep(ReadOnlyMemory<float> next) => kept = next;

    public float[] Copy() => kept.ToArray();

    public void Die() => Environment.FailFast("asked to");
}
