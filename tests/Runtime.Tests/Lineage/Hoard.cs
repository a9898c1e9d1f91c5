using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>An actor that owns large objects, and tells its process to whoever wants to end it.</summary>
[Remote]
internal class Hoard
{
    private ObjectRef<byte[]>? owned;

    public ObjectRef<byte[]> Put() => owned = ObjectRef.Put(Makers.Bytes(9));

    public ObjectRef<byte[]> Make(string folder) => owned = Makers.Remote().Make(folder, 9);

    /// <summary>An actor that outlives this one, made from what this one owns.</summary>
    public IActorRef<Heir> Bequeath(string name)
        => Heir.Remote(
            Makers.Bytes(1), 3, Makers.Bytes(2), [ObjectRef.Put(5)], new() { Name = name, Lifetime = Lifetime.Detached, OwnProcess = true, MaxRestarts = 1, MaxTaskRetries = -1 });

    public int ProcessId() => Environment.ProcessId;
}
