using MemoryPack;
using Remote.Hosting;

namespace Remote.Objects;

/// <summary>Refs nested in values: one byte (0 null, 1 present), then owner and number. The message lists the owners' addresses apart.</summary>
internal sealed class ObjectRefFormatter<T> : MemoryPackFormatter<ObjectRef<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref ObjectRef<T>? value)
    {
        if (value is null)
        {
            writer.WriteUnmanaged((byte)0);
            return;
        }

        value.ThrowIfDisposed();
        RefCollector.Add(value);
        ObjectId id = value.Session.Objects.Identify(value).Id;
        writer.WriteUnmanaged((byte)1, id.Owner, id.Number);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref ObjectRef<T>? value)
    {
        if (reader.Remaining < 1 || reader.ReadUnmanaged<byte>() == 0)
        {
            value = null;
            return;
        }

        if (reader.Remaining < 16) throw new InvalidDataException("A ref ends before its fields do.");
        reader.ReadUnmanaged(out ulong owner, out ulong number);
        value = Session.Current.Objects.Resolve<T>(new ObjectId(owner, number));
    }
}
