using System.Net;
using MemoryPack;
using Remote;
using Remote.Codecs.Tests.Types;

[assembly: RemoteFormatter(typeof(AddressFormatter))]
[assembly: RemoteFormatter(typeof(SecretFormatter))]

namespace Remote.Codecs.Tests.Types;

/// <summary>Of another library, and nothing that a codec could be written for.</summary>
internal sealed class AddressFormatter : MemoryPackFormatter<IPAddress>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref IPAddress? value) => writer.WriteString(value?.ToString());

    public override void Deserialize(ref MemoryPackReader reader, scoped ref IPAddress? value) => value = reader.ReadString() is { } text ? IPAddress.Parse(text) : null;
}

/// <summary>A type of ours that would cross by itself, with all its members.</summary>
public sealed record Secret(int Known, string Hidden);

/// <summary>Leaves out what is hidden.</summary>
internal sealed class SecretFormatter : MemoryPackFormatter<Secret>
{
    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Secret? value) => writer.WriteUnmanaged(value?.Known ?? -1);

    public override void Deserialize(ref MemoryPackReader reader, scoped ref Secret? value)
    {
        reader.ReadUnmanaged(out int known);
        value = known < 0 ? null : new Secret(known, "");
    }
}
