using Remote.Hosting;
using Remote.Runtime.Tests.Support;
using Remote.Storage;

namespace Remote.Runtime.Tests.Storage;

/// <summary>A stored object as tests pass it between processes.</summary>
public sealed record StoredNote(ulong Store, ulong Number, long Length, ulong Process, int ProcessId);

/// <summary>Code in workers that uses their door to the store.</summary>
internal static class Writers
{
    public static StoredAt At(StoredNote note) => new(new StoredId(note.Store, note.Number), note.Length);

    /// <summary>Stores bytes that count up from a seed, for another process.</summary>
    [Remote]
    public static StoredNote WriteFor(ulong owner, int length, int seed) => Write(Session.Current, owner, length, seed);

    /// <summary>Stores for its own process.</summary>
    [Remote]
    public static StoredNote WriteOwn(int length, int seed) => Write(Session.Current, Session.Current.Number, length, seed);

    /// <summary>Whether an object has the bytes of a seed.</summary>
    [Remote]
    public static bool Reads(StoredNote note, int seed) => HasBytes(Session.Current, At(note), seed);

    /// <summary>Reserves and pins, says so, and holds both until its process ends.</summary>
    [Remote(MaxRetries = 0)]
    public static void HoldUntilKilled(StoredNote pinned, long reserved, string folder)
    {
        using StoredWriter writer = Session.Current.Store.Reserve(reserved);
        StorePin pin = Session.Current.Store.PinAsync(At(pinned)).AsTask().GetAwaiter().GetResult();
        Place.Mark(folder, $"held-{Environment.ProcessId}");
        Place.Await(folder, "never");
        pin.LetGo();
    }

    public static unsafe StoredNote Write(Session session, ulong owner, int length, int seed)
    {
        using StoredWriter writer = session.Store.Reserve(length);
        Assert.Equal(60, (long)writer.Address & 63);
        for (int i = 0; i < length; i++) writer.Address[i] = (byte)(i + seed);
        StoredAt at = writer.Seal(length, owner);
        return new StoredNote(at.Id.Store, at.Id.Number, at.Length, session.Number, Environment.ProcessId);
    }

    public static unsafe bool HasBytes(Session session, StoredAt at, int seed)
    {
        StorePin pin = session.Store.PinAsync(at).AsTask().GetAwaiter().GetResult();
        try
        {
            for (long i = 0; i < pin.Length; i++)
                if (pin.Address[i] != (byte)(i + seed)) return false;
            return pin.Length == at.Length;
        }
        finally
        {
            pin.LetGo();
        }
    }
}
