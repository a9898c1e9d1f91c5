using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>An actor that owns large objects, and tells its process to whoever wants to end it.</summary>
[Remote]
public class Hoard
{
    private ObjectRef<byte[]>? owned;

    public ObjectRef<byte[]> Put() => owned = ObjectRef.Put(Makers.Bytes(9));

    public ObjectRef<byte[]> Make(string folder) => owned = Makers.Remote().Make(folder, 9);

    public int ProcessId() => Environment.ProcessId;
}
