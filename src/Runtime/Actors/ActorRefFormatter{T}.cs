using MemoryPack;
using Remote.ControlPlane;
using Remote.Hosting;
using Remote.Objects;

namespace Remote.ActorModel;

/// <summary>Refs to actors in values: one byte (0 null, 1 present), then the actor's id. The message lists them apart, so that the receiver holds the actor before it decodes.</summary>
internal sealed class ActorRefFormatter<T> : MemoryPackFormatter<IActorRef<T>>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref IActorRef<T>? value)
    {
        if (value is null)
        {
            writer.WriteUnmanaged((byte)0);
            return;
        }

        var reference = (ActorRef)value;
        RefCollector.Add(reference.Line);
        ActorId id = reference.Id;
        writer.WriteUnmanaged((byte)1, id.Creator, id.Number);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref IActorRef<T>? value)
    {
        if (reader.Remaining < 1 || reader.ReadUnmanaged<byte>() == 0)
        {
            value = null;
            return;
        }

        if (reader.Remaining < 16) throw new InvalidDataException("A ref to an actor ends before its fields do.");
        reader.ReadUnmanaged(out ulong creator, out ulong number);
        value = new ActorRef<T>(Session.Current.Actors.Resolve(new ActorId(creator, number)), null);
    }
}
