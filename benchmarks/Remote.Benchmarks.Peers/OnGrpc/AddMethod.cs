using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>The unary method, with messages written by hand: 8 bytes each.</summary>
internal static class AddMethod
{
    private const int Size = 2 * sizeof(int);

    public static Method<AddRequest, AddReply> Method { get; } = new(
        MethodType.Unary,
        nameof(AdderService),
        nameof(AdderService.Add),
        Marshallers.Create<AddRequest>(static (request, context) => Write(context, request.Actor, request.Value), static context => ToRequest(Read(context))),
        Marshallers.Create<AddReply>(static (reply, context) => Write(context, reply.Sum, 0), static context => new AddReply(Read(context).First)));

    private static AddRequest ToRequest((int First, int Second) ints) => new(ints.First, ints.Second);

    private static void Write(SerializationContext context, int first, int second)
    {
        context.SetPayloadLength(Size);
        IBufferWriter<byte> writer = context.GetBufferWriter();
        Span<byte> bytes = writer.GetSpan(Size);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[sizeof(int)..], second);
        writer.Advance(Size);
        context.Complete();
    }

    private static (int First, int Second) Read(DeserializationContext context)
    {
        Span<byte> bytes = stackalloc byte[Size];
        context.PayloadAsReadOnlySequence().CopyTo(bytes);
        return (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]));
    }
}
