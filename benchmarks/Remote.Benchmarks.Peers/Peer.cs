namespace Remote.Benchmarks.Peers;

/// <summary>A framework whose calls are tasks, with one host process.</summary>
internal abstract class Peer : Contender<Task<int>>
{
    private HostProcess? host;

    public sealed override ContenderKind Kind => ContenderKind.Peer;

    public override bool Takes(Workload workload) => workload != Workload.Blocking;

    public sealed override async Task StartAsync(CancellationToken cancellationToken)
    {
        host = await HostStart.StartAsync(Name, cancellationToken);
        await ConnectAsync(host.FirstLine).WaitAsync(HostProcess.Patience, cancellationToken);
    }

    public sealed override async ValueTask DisposeAsync()
    {
        try
        {
            await DisconnectAsync().WaitAsync(HostProcess.Patience);
        }
        finally
        {
            if (host is not null) await host.DisposeAsync();
        }
    }

    /// <param name="address">What the host said: where it is reached.</param>
    protected abstract Task ConnectAsync(string address);

    /// <summary>Ends this process's side, which may not have begun.</summary>
    protected abstract Task DisconnectAsync();

    protected sealed override ValueTask<int> AnswerAsync(Task<int> call) => new(call);

    protected sealed override Task<int[]> AnswersAsync(Task<int>[] calls) => Task.WhenAll(calls);
}
