using System.Buffers.Binary;
using System.Reflection;
using System.Text.Json;
using MemoryPack;
using Remote.ControlPlane;

namespace Remote.Launch.Tests.Channels;

/// <summary>Every control message there is: what is written is read, and damaged bytes end in a message or an exception, within their length.</summary>
public sealed class ControlMessageTests
{
    private const int RoundTrips = 50;
    private const int Mutations = 1_500;
    private const int Header = sizeof(int);

    /// <summary>A stream's own buffers, and exceptions with their stacks.</summary>
    private const long Overhead = 64 * 1024;

    /// <summary>A count of n elements may be believed where n bytes are left: an array of the largest element is made before the first is found to be cut off.</summary>
    private const long BytesPerByte = 64;

    private static readonly int[] Extremes = [-1, 0, 1, int.MaxValue, int.MinValue, int.MinValue + 1, int.MinValue + 3, -2, -1000, 255, 65_536, 0x2000_0001];

    public static TheoryData<string> Names => [.. RandomMessages.Types.Select(static t => t.Name)];

    [Fact]
    public void Every_message_has_a_number_of_its_own()
    {
        IEnumerable<Type> messages = typeof(ControlMessage).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(ControlMessage)));
        Assert.Empty(messages.Except(RandomMessages.Types));
        ushort[] numbers = [.. typeof(ControlMessage).GetCustomAttributes<MemoryPackUnionAttribute>().Select(static u => u.Tag)];
        Assert.Equal(numbers.Distinct(), numbers);
        Assert.True(RandomMessages.Types.Count > 40);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_is_read(string name)
    {
        var random = new RandomMessages(1);
        for (int i = 0; i < RoundTrips; i++)
        {
            ControlMessage message = random.Next(TypeOf(name));
            byte[] frame = ControlFrame.Write(message).ToArray();
            using var stream = new MemoryStream(frame);
            Assert.True(ControlFrame.TryRead(stream, out ControlMessage? read));
            Assert.Equal(Content(message), Content(read));
            Assert.False(ControlFrame.TryRead(stream, out _));

            // Not the bytes: MemoryPack writes an int? as it lies in memory, and what lies beside its flag is anything.
            byte[] again = ControlFrame.Write(read).ToArray();
            Assert.Equal(frame.Length, again.Length);
            Assert.True(ControlFrame.TryRead(new MemoryStream(again), out ControlMessage? twice));
            Assert.Equal(Content(message), Content(twice));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Contents_that_would_be_dangerous_as_a_length_are_carried(int low)
    {
        byte[] secret = [(byte)low, 0, 0, 0x80, 0, 0, 0, 0];
        Assert.True(ControlFrame.TryRead(new MemoryStream(ControlFrame.Write(new Welcome(1, 2, secret)).ToArray()), out ControlMessage? read));
        Assert.Equal(secret, Assert.IsType<Welcome>(read).Secret);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_bytes_are_a_message_or_an_exception_within_their_length(string name)
    {
        var messages = new RandomMessages(2);
        var random = new Random(3);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] damaged = Mutate(ControlFrame.Write(messages.Next(TypeOf(name))).ToArray(), random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? fault = Record.Exception(() => ControlFrame.TryRead(new MemoryStream(damaged), out _));
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(fault is null or InvalidDataException or EndOfStreamException, $"{Convert.ToHexString(damaged)}: {fault}");
            Assert.True(allocated < Overhead + (BytesPerByte * damaged.Length), $"{Convert.ToHexString(damaged)} took {allocated} bytes.");
        }
    }

    // The length stays true: what is behind it is to be read.
    private static byte[] Mutate(byte[] frame, Random random)
    {
        int length = random.Next(4) == 0 ? random.Next(Header + 1, frame.Length + 1) : frame.Length;
        byte[] damaged = frame[..length];
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            int at = random.Next(Header, damaged.Length);
            if (random.Next(2) == 0) damaged[at] ^= (byte)(1 << random.Next(8));
            else if (at + sizeof(int) <= damaged.Length) BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
        }

        BinaryPrimitives.WriteInt32LittleEndian(damaged, damaged.Length - Header);
        return damaged;
    }

    private static Type TypeOf(string name) => RandomMessages.Types.Single(t => t.Name == name);

    // Records compare arrays by reference.
    private static string Content(ControlMessage message) => $"{message.GetType()} {JsonSerializer.Serialize(message, message.GetType())}";
}
