namespace Remote.Tasks;

/// <summary>How often stored arguments were lost on their way. With a node many go at once; one that goes again and again does not by chance. Not thread-safe.</summary>
internal sealed class ArgumentLosses
{
    private const int Most = 10;

    private Dictionary<ObjectRef, int>? counts;

    /// <summary>One was lost once more; false where that is no accident any more.</summary>
    public bool Allow(ObjectRef argument)
    {
        counts ??= new(ReferenceEqualityComparer.Instance);
        return (counts[argument] = counts.GetValueOrDefault(argument) + 1) <= Most;
    }

    /// <summary>All of them arrived.</summary>
    public void Clear() => counts = null;

    /// <summary>What is said when there is no use in going on.</summary>
    public static string Text(string name, long length) => $"{name} cannot run: an argument of {length:N0} bytes was lost {Most + 1} times.";
}
