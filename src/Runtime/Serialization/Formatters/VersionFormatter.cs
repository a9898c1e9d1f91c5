using MemoryPack;
using Remote.GeneratedCode;

namespace Remote.Serialization.Formatters;

/// <summary>Four numbers, of which the last two are -1 where the version has none.</summary>
internal sealed class VersionFormatter : MemoryPackFormatter<Version>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Version? value)
    {
        if (value is null) writer.WriteNullObjectHeader();
        else writer.WriteUnmanagedWithObjectHeader(4, value.Major, value.Minor, value.Build, value.Revision);
    }

    public override void Deserialize(ref MemoryPackReader reader, scoped ref Version? value)
    {
        value = null;
        if (!Guarded.ReadObjectHeader(ref reader, 4)) return;
        reader.ReadUnmanaged(out int major, out int minor, out int build, out int revision);
        value = (build, revision) switch
        {
            (-1, -1) => new Version(major, minor),
            (_, -1) => new Version(major, minor, build),
            _ => new Version(major, minor, build, revision),
        };
    }
}
