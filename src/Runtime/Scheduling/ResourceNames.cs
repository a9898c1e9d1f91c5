namespace Remote.Scheduling;

/// <summary>The place of each resource in a scheduler's arrays. Names come and never go. Not thread-safe.</summary>
internal sealed class ResourceNames
{
    public const int Cpu = 0;
    public const int Gpu = 1;
    public const int Memory = 2;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal)
    {
        [ResourceVector.Cpu] = Cpu,
        [ResourceVector.Gpu] = Gpu,
        [ResourceVector.MemoryBytes] = Memory,
    };

    public int Count => places.Count;

    public int PlaceOf(string name)
    {
        if (places.TryGetValue(name, out int place)) return place;
        places[name] = place = places.Count;
        return place;
    }
}
