using Grpc.Core;

namespace Remote.Benchmarks.Peers.OnGrpc;

/// <summary>What protoc would have made: ASP.NET finds the method through it.</summary>
[BindServiceMethod(typeof(AdderServiceBase), nameof(Bind))]
internal abstract class AdderServiceBase
{
    public abstract Task<AddReply> Add(AddRequest request, ServerCallContext context);

    public static void Bind(ServiceBinderBase binder, AdderServiceBase? service)
        => binder.AddMethod(AddMethod.Method, service is null ? null : new UnaryServerMethod<AddRequest, AddReply>(service.Add));
}
