namespace Remote.Tasks;

/// <summary>Refs inside results that callers have not taken over yet: held here so that their objects live.</summary>
internal sealed class HeldResults
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ulong Caller, ulong Call), List<object>> held = [];

    public bool IsEmpty
    {
        get
        {
            lock (gate) return held.Count == 0;
        }
    }

    public void HoldForCaller(ulong caller, ulong call, object[] references)
    {
        lock (gate)
        {
            if (!held.TryGetValue((caller, call), out List<object>? list)) held[(caller, call)] = list = [];
            list.AddRange(references);
        }
    }

    public void OnTaken(ulong caller, ulong call)
    {
        lock (gate) held.Remove((caller, call));
    }

    public void OnProcessDied(ulong caller)
    {
        lock (gate)
        {
            foreach ((ulong, ulong) key in held.Keys.Where(k => k.Caller == caller).ToArray()) held.Remove(key);
        }
    }
}
