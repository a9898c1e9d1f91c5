using System.Buffers.Binary;
using System.Text;
using MemoryPack;
using Remote.Errors;
using Remote.Wire;

namespace Remote.Runtime.Tests.Contract;

/// <summary>One sound message of each shape there is, and what becomes of it when it is damaged. The same seed gives the same bytes.</summary>
internal sealed class BrokenMessages(int seed)
{
    private static readonly int[] Extremes = [-1, 0, 1, 7, int.MaxValue, int.MinValue, int.MinValue + 1, int.MinValue + 3, -2, 0x2000_0001];

    private static readonly byte[] Refs =
        [
            .. Int(3), (byte)RefKind.Object, .. Long(2), .. Long(7), .. Text("memory://nowhere/2"), (byte)RefKind.ObjectOfSameOwner, .. Long(8),
            (byte)RefKind.Actor, .. Long(2), .. Long(9),
        ];

    /// <summary>Two objects in the store: where, and their lengths.</summary>
    private static readonly byte[] Stored = [.. Int(2), .. Long(3), .. Long(1), .. Long(200_000), .. Long(3), .. Long(2), .. Long(300_000)];

    /// <summary>An object that was lost, and why.</summary>
    private static readonly byte[] Lost = [.. Long(3), .. Long(1), .. Long(200_000), .. Text("gone")];

    private readonly Random random = new(seed);

    /// <param name="call">The call, stream, fetch or object that the message is about.</param>
    /// <param name="method">The method that is called.</param>
    public static IEnumerable<byte[]> Of(MessageKind kind, ulong call, ulong method)
    {
        byte[] start = [(byte)kind, .. Long(call)];
        byte[] arguments = [.. Int(10), 0, .. Int(2), 0, .. Int(3)];
        return kind switch
        {
            MessageKind.RunTask => [[.. start, .. Long(1), .. Long(method), .. Int(0), .. Long(0), .. arguments, .. Refs], [.. start, .. Long(1), .. Long(method), .. Int(0), .. Long(0), .. arguments, .. Int(0)]],
            MessageKind.CallActor => [[.. start, .. Long(2), .. Long(9), .. Int(0), .. Long(method), .. arguments, .. Refs]],
            MessageKind.CallActorInGroup => [[.. start, .. Long(2), .. Long(9), .. Int(0), .. Long(method), .. Text("io"), .. arguments, .. Refs]],
            MessageKind.Reply => Outcomes(start).Select(static o => (byte[])[.. o, .. Int(12)]),
            MessageKind.Object => Outcomes(start),
            MessageKind.Cancel => [start, [.. start, .. Long(2), .. Long(9)]],
            MessageKind.TaskWaits => [[.. start, 1]],
            MessageKind.StreamItem => [[.. start, .. Int(0), .. Refs, .. Int(5)]],
            MessageKind.StoredStreamItem => [[.. start, .. Int(0), .. Stored, .. Refs]],
            MessageKind.StreamCredit => [[.. start, .. Int(16)]],
            MessageKind.RefsTaken or MessageKind.Borrow or MessageKind.BorrowNoted or MessageKind.Release => [start],
            MessageKind.GetObject => [[.. start, .. Long(7)]],
            MessageKind.GetObjectAgain => [[.. start, .. Long(7), .. Lost]],
            MessageKind.CancelObject => [[.. start, .. Long(7), 1]],
            _ => throw new NotSupportedException($"Say here what a message of the kind {kind} looks like."),
        };
    }

    public byte[] Damage(byte[] sound)
    {
        int length = random.Next(3) == 0 ? random.Next(sound.Length) : sound.Length;
        byte[] damaged = sound[..length];
        for (int count = random.Next(1, 4); count > 0 && damaged.Length > 1; count--)
        {
            // The kind stays, but seldom: others have their own turn.
            int at = random.Next(random.Next(20) == 0 ? 0 : 1, damaged.Length);
            if (random.Next(2) == 0) damaged[at] ^= (byte)(1 << random.Next(8));
            else if (at + sizeof(int) <= damaged.Length) BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
        }

        return damaged;
    }

    private static byte[][] Outcomes(byte[] start)
    {
        byte[] failure = MemoryPackSerializer.Serialize(ErrorInfo.FromMethod(new InvalidOperationException("outer", new FormatException("inner")), "method", "here"));
        return
        [
            [.. start, (byte)OutcomeKind.Value, .. Int(0), .. Int(5)],
            [.. start, (byte)OutcomeKind.Value, .. Refs, .. Int(5)],
            [.. start, (byte)OutcomeKind.Stored, .. Stored, .. Refs],
            [.. start, (byte)OutcomeKind.ArgumentLost, .. Lost],
            [.. start, (byte)OutcomeKind.Void],
            [.. start, (byte)OutcomeKind.Failure, .. failure],
            [.. start, (byte)OutcomeKind.Cancelled, .. Text("was cancelled")],
            [.. start, (byte)OutcomeKind.Stopped, .. Int(0), .. Text("was cancelled: its actor ends")],
            [.. start, (byte)OutcomeKind.HandedBack, .. Int(0)],
        ];
    }

    private static byte[] Int(int value) => BitConverter.GetBytes(value);

    private static byte[] Long(ulong value) => BitConverter.GetBytes(value);

    private static byte[] Text(string text) => [.. Int(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
