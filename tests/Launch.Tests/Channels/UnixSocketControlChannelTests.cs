using System.Net.Sockets;
using Remote.ControlPlane;
using Remote.Launch.Tests.Support;

namespace Remote.Launch.Tests.Channels;

/// <summary>The contract, and what only a socket can do wrong.</summary>
public sealed class UnixSocketControlChannelTests : ControlChannelContract
{
    private readonly TemporaryFolder folder = new();
    private UnixSocketControlListener? listener;
    private TaskCompletionSource<IControlChannel> accepted = NewAccepted();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        listener!.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F }, "says that it is")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "says that it is")]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "says that it is")]
    [InlineData(new byte[] { 1, 0 }, "cut off")]
    [InlineData(new byte[] { 3, 0, 0, 0, 250 }, "end of the stream")]
    [InlineData(new byte[] { 3, 0, 0, 0, 200, 200, 200 }, "cannot be read")]
    public async Task Bytes_that_are_no_message_end_the_channel_and_say_why(byte[] bytes, string reason)
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var recorder = new Recorder(channel);
        raw.Send(bytes);
        raw.Dispose();
        Assert.Contains(reason, await recorder.Closed.WaitAsync(Limits.Generous), StringComparison.Ordinal);
        Assert.Equal(1, recorder.Closes);
    }

    [Fact]
    public async Task Sending_does_not_wait_for_a_reader()
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var recorder = new Recorder(channel);
        var message = new Welcome(0, 0, new byte[1_000_000]);
        for (int i = 0; i < 20; i++) channel.Send(message);
        raw.Dispose();
        await recorder.Closed.WaitAsync(Limits.Generous);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16 * 1024)]
    public async Task Frames_are_read_however_the_bytes_come(int atOnce)
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var recorder = new Recorder(channel);
        ControlMessage[] sent = [new ProcessDied(1, "gone"), new Shutdown(), new LeaseReturned(7), new ProcessDied(2, new string('x', 40_000)), new Ping()];
        byte[] bytes = [.. sent.SelectMany(static message => ControlFrame.Write(message).ToArray())];
        foreach (byte[] part in bytes.Chunk(atOnce)) raw.Send(part);
        foreach (ControlMessage message in sent) Assert.Equal(message, recorder.Take());
        raw.Dispose();
    }

    [Fact]
    public async Task A_broken_frame_among_many_in_one_write_ends_the_channel_behind_those_before_it()
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var recorder = new Recorder(channel);
        raw.Send([.. ControlFrame.Write(new LeaseReturned(1)), .. ControlFrame.Write(new LeaseReturned(2)), 3, 0, 0, 0, 200, 200, 200, .. ControlFrame.Write(new LeaseReturned(3))]);
        Assert.Contains("cannot be read", await recorder.Closed.WaitAsync(Limits.Generous), StringComparison.Ordinal);
        Assert.Equal(2, recorder.MessagesBeforeClose);
        raw.Dispose();
    }

    [Fact]
    public async Task A_handler_that_throws_ends_the_channel()
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(_ => throw new InvalidOperationException("cannot handle this"), closed.SetResult);
        raw.Send(ControlFrame.Write(new Shutdown()));
        Assert.Contains("cannot handle this", await closed.Task.WaitAsync(Limits.Generous), StringComparison.Ordinal);
        raw.Dispose();
    }

    [Fact]
    public async Task A_channel_can_be_disposed_from_its_own_handler()
    {
        (Socket raw, IControlChannel channel) = await ConnectRawAsync();
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(message => channel.DisposeAsync().AsTask().Wait(), closed.SetResult);
        raw.Send(ControlFrame.Write(new Shutdown()));
        await closed.Task.WaitAsync(Limits.Generous);
        Assert.Equal(0, raw.Receive(new byte[1]));
        raw.Dispose();
    }

    private protected override async Task<(IControlChannel A, IControlChannel B)> OpenAsync()
    {
        listener = new UnixSocketControlListener(folder.File("s"), channel => accepted.SetResult(channel));
        UnixSocketControlChannel client = UnixSocketControlChannel.Connect(folder.File("s"));
        return (await accepted.Task.WaitAsync(Limits.Generous), client);
    }

    private static TaskCompletionSource<IControlChannel> NewAccepted() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<(Socket Raw, IControlChannel Channel)> ConnectRawAsync()
    {
        accepted = NewAccepted();
        var raw = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        raw.Connect(new UnixDomainSocketEndPoint(folder.File("s")));
        return (raw, await accepted.Task.WaitAsync(Limits.Generous));
    }
}
