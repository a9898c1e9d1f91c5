using PolyType;
using StreamJsonRpc;

namespace Remote.Benchmarks.Peers.OnJsonRpc;

/// <summary>The service's contract; its proxy is generated.</summary>
[JsonRpcContract]
[GenerateShape(IncludeMethods = MethodShapeFlags.PublicInstance)]
internal partial interface IAdder
{
    /// <summary>Adds to the sum of an actor, and answers it.</summary>
    /// <param name="actor">Which one: a service has no actors, so there are as many sums.</param>
    /// <param name="value">What is added.</param>
    Task<int> AddAsync(int actor, int value);
}
