using Remote.Objects;

namespace Remote.Tasks;

/// <summary>What a call's message has of refs. Guarded by the message once that is sealed.</summary>
internal sealed class CallMessageRefs
{
    /// <summary>Where refs wait for their values; null once sealed, and where none does.</summary>
    public List<Hole>? Holes { get; set; }

    /// <summary>Where the message says where a ref's stored value is: so the value is kept until the call has ended.</summary>
    public List<Hole>? Stored { get; set; }

    /// <summary>The refs inside the arguments, until it is sealed.</summary>
    public List<object>? Nested { get; set; }

    /// <summary>The refs and claims inside the arguments, once sealed.</summary>
    public object[] Held { get; set; } = [];

    public ListedRefs? Listed { get; set; }

    /// <summary>The refs whose values the message names.</summary>
    public ObjectRef[] StoredReferences() => [.. (Stored ?? []).Select(static hole => hole.Reference)];

    public void EndUses()
    {
        foreach (Hole hole in Holes ?? []) hole.Reference.EndUse();
        Holes = null;
    }
}
