using System.ComponentModel;
using System.Reflection;
using MemoryPack;
using Remote.ActorModel;
using Remote.Objects;
using Remote.Serialization;
using Remote.Serialization.Formatters;

namespace Remote.GeneratedCode;

/// <summary>Where generated code registers a codec for each closed type that a remote signature reaches, so that nothing is found by reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Codecs
{
    /// <summary>Registers a type by its formatter.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="id">A stable 64-bit hash of the type's full name.</param>
    /// <param name="formatter">Reads and writes it.</param>
    public static void Register<T>(ulong id, MemoryPackFormatter<T> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Codec<T>.Formatter = formatter;
        Codec<T>.Id = id;
        BoxedCodecs.Register<T>(id);
        MemoryPackBridge.Add(formatter);
    }

    /// <summary>Registers a type whose memory is its format: primitives, enums, and structs of such.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="id">A stable 64-bit hash of the type's full name.</param>
    public static void RegisterUnmanaged<T>(ulong id) where T : unmanaged
    {
        Codec<T>.Id = id;
        BoxedCodecs.Register<T>(id);
    }

    /// <summary>Registers a type that MemoryPack's own generator has written the formatter of.</summary>
    /// <typeparam name="T">The <c>[MemoryPackable]</c> type.</typeparam>
    /// <param name="id">A stable 64-bit hash of the type's full name.</param>
    public static void RegisterPackable<T>(ulong id) where T : IMemoryPackFormatterRegister
    {
        // Not told to the bridge: MemoryPack knows the type itself.
        Codec<T>.Formatter = new PackableFormatter<T>();
        Codec<T>.Id = id;
        BoxedCodecs.Register<T>(id);
    }

    /// <summary>Registers refs to values of a type, nested in data.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="id">A stable 64-bit hash of the ref type's full name.</param>
    public static void RegisterObjectRef<T>(ulong id) => Register(id, new ObjectRefFormatter<T>());

    /// <summary>Registers refs to actors of a class or interface.</summary>
    /// <typeparam name="T">The actor's class or interface.</typeparam>
    /// <param name="id">A stable 64-bit hash of the ref type's full name.</param>
    public static void RegisterActorRef<T>(ulong id) => Register(id, new ActorRefFormatter<T>());

    /// <summary>Registers queues of a type, and the actor behind them.</summary>
    /// <typeparam name="T">An item's type; it and <c>T[]</c> are registered apart.</typeparam>
    /// <param name="id">A stable 64-bit hash of the queue type's full name.</param>
    /// <param name="assembly">The assembly that uses the queue: workers load it.</param>
    public static void RegisterQueue<T>(ulong id, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Register(id, new RemoteQueueFormatter<T>());
        RemoteQueueTable<T>.Register(id, assembly);
    }
}
