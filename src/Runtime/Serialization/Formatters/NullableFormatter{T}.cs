using System.Runtime.CompilerServices;
using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Nullable structs: an object of one member; those without references are their memory.</summary>
internal sealed class NullableFormatter<T> : MemoryPackFormatter<T?> where T : struct
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref T? value)
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            writer.DangerousWriteUnmanaged(value);
            return;
        }

        if (value is not { } present)
        {
            writer.WriteNullObjectHeader();
            return;
        }

        writer.WriteObjectHeader(1);
        Guarded.Write(ref writer, present);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref T? value)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) value = Guarded.ReadObjectHeader(ref reader, 1) ? Guarded.Read<T>(ref reader) : null;
        else reader.DangerousReadUnmanaged(out value);
    }
}
