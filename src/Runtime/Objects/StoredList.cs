using System.Runtime.CompilerServices;
using Remote.Hosting;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Where the stored parts of a message's value lie, listed before all else so that a receiver can take them over, or free them, without reading on.</summary>
internal static class StoredList
{
    public static void Write(MessageBuffer message, ReadOnlySpan<StoredAt> all)
    {
        message.WriteUnmanaged(all.Length);
        foreach (StoredAt at in all) message.WriteUnmanaged(at);
    }

    public static StoredAt[] Read(ref MessageReader reader)
    {
        int count = reader.Read<int>();
        if (count < 0 || count > reader.Rest.Length / Unsafe.SizeOf<StoredAt>()) throw new InvalidDataException($"A value claims to be {count} blocks.");
        var all = new StoredAt[count];
        for (int i = 0; i < count; i++) all[i] = reader.Read<StoredAt>();
        return all;
    }

    /// <summary>Takes over what another process has sealed for this one.</summary>
    public static StoredValue[] Adopt(ref MessageReader reader, Session session) => Array.ConvertAll(Read(ref reader), at => StoredValue.Adopt(session, at));

    public static void Free(StoredValue[] values)
    {
        foreach (StoredValue value in values) value.Free();
    }
}
