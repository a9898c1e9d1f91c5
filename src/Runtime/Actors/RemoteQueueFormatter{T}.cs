using MemoryPack;

namespace Remote.ActorModel;

/// <summary>Queues in values: one byte (0 null, 1 present), the capacity (-1 without limit), the ref to the actor.</summary>
internal sealed class RemoteQueueFormatter<T> : MemoryPackFormatter<RemoteQueue<T>>
{
    private static readonly ActorRefFormatter<RemoteQueueActor<T>> Actors = new();

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref RemoteQueue<T>? value)
    {
        if (value is null)
        {
            writer.WriteUnmanaged((byte)0);
            return;
        }

        writer.WriteUnmanaged((byte)1, value.Capacity ?? -1);
        IActorRef<RemoteQueueActor<T>>? actor = value.Actor;
        Actors.Serialize(ref writer, ref actor);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref RemoteQueue<T>? value)
    {
        value = null;
        if (reader.Remaining < 1 || reader.ReadUnmanaged<byte>() == 0) return;
        if (reader.Remaining < sizeof(int)) throw new InvalidDataException("A queue ends before its fields do.");
        int capacity = reader.ReadUnmanaged<int>();
        IActorRef<RemoteQueueActor<T>>? actor = null;
        Actors.Deserialize(ref reader, ref actor);
        if (actor is null) throw new InvalidDataException("A queue has no actor.");
        value = new RemoteQueue<T>(actor, capacity < 0 ? null : capacity);
    }
}
