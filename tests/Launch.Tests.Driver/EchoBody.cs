using Remote.ControlPlane;

namespace Remote.Launch.Tests.Driver;

/// <summary>What a worker of the tests does: says the next number to each that it hears, until it is shut down.</summary>
internal static class EchoBody
{
    public static async Task RunAsync(Welcome welcome, IControlChannel channel)
    {
        var shutdown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Start(Answer, static _ => { });
        channel.Send(new LeaseReturned(welcome.Node));
        await shutdown.Task;
        Console.WriteLine("shut down");

        void Answer(ControlMessage message)
        {
            if (message is LeaseReturned lease) channel.Send(new LeaseReturned(lease.Lease + 1));
            else if (message is Shutdown) shutdown.TrySetResult();
        }
    }
}
