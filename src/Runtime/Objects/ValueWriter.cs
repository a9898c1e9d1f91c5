using Remote.Hosting;
using Remote.Serialization;
using Remote.Storage;
using Remote.Wire;

namespace Remote.Objects;

/// <summary>Writes values where they belong: small ones into their message, larger ones into the store.</summary>
internal static class ValueWriter
{
    /// <summary>Appends the value, or stores it. Refs in it are noted by the caller's <see cref="RefCollector"/>.</summary>
    /// <param name="session">This process.</param>
    /// <param name="buffer">Where small values go.</param>
    /// <param name="value">The value.</param>
    /// <param name="owner">The process that frees a stored one.</param>
    /// <returns>Where it was stored; null where it is in the message.</returns>
    /// <exception cref="ObjectStoreFullException">There is no room for it.</exception>
    public static StoredAt? Write<T>(Session session, MessageBuffer buffer, T value, ulong owner)
    {
        StoredWriter? block;
        long length;
        try
        {
            block = Codec<T>.Write(buffer, value, session.Store, out length);
        }
        catch (ObjectStoreFullException e)
        {
            throw new ObjectStoreFullException($"A value of type {typeof(T)} could not be stored for process {owner:x}: {e.Message}", e);
        }

        using (block) return block?.Seal(length, owner);
    }

    /// <summary>Stores a value that this process has as bytes, and owns.</summary>
    /// <exception cref="ObjectStoreFullException">There is no room for it.</exception>
    public static unsafe StoredAt Store(Session session, ReadOnlySpan<byte> value)
    {
        using StoredWriter block = session.Store.Reserve(value.Length);
        value.CopyTo(new Span<byte>(block.Address, value.Length));
        return block.Seal(value.Length, session.Number);
    }
}
