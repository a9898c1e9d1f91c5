using System.Numerics;
using MemoryPack;

[assembly: RemoteFormatter(typeof(PlaneFormatter))]

public class PlaneFormatter : MemoryPackFormatter<Plane>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Plane value)
    {
        writer.WriteUnmanaged(value.Normal.X, value.Normal.Y, value.Normal.Z, value.D);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref Plane value)
    {
        reader.ReadUnmanaged(out float x, out float y, out float z, out float d);
        value = new Plane(x, y, z, d);
    }
}
