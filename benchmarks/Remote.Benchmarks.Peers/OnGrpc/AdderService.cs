using Grpc.Core;

namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>The service: calls run side by side, so the sums are added to atomically.</summary>
internal sealed class AdderService : AdderServiceBase
{
    private readonly int[] sums = new int[2];

    public override Task<AddReply> Add(AddRequest request, ServerCallContext context)
        => Task.FromResult(new AddReply(Interlocked.Add(ref sums[request.Actor], request.Value)));
}
