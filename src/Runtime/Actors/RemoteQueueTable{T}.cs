using System.Reflection;
using Remote.GeneratedCode;
using Remote.Shared;
using Remote.Tasks;

namespace Remote.ActorModel;

/// <summary>What the generator writes for a user's actor, by hand for the queue's. Filled when generated code registers the queue's type.</summary>
internal static class RemoteQueueTable<T>
{
    private static ActorClass? actorClass;

    /// <exception cref="RemoteException">The type was not registered.</exception>
    public static ActorClass Class => actorClass ?? throw new RemoteException(
        $"RemoteQueue<{typeof(T)}> is not known here: its codec is written for each closed type that a project's source names. " +
        $"Name RemoteQueue<{typeof(T).Name}> itself somewhere in the program, not only through a type parameter.");

    public static ActorMethod Put { get; private set; } = null!;

    public static ActorMethod PutBatch { get; private set; } = null!;

    public static ActorMethod Take { get; private set; } = null!;

    public static ActorMethod Count { get; private set; } = null!;

    /// <param name="id">The hash of the queue type's full name.</param>
    /// <param name="assembly">An assembly that uses it: workers must load it.</param>
    public static void Register(ulong id, Assembly assembly)
    {
        if (actorClass is null)
        {
            Put = Method(id, "Put", InvokePut);
            PutBatch = Method(id, "PutBatch", InvokePutBatch);
            Take = Method(id, "Take", InvokeTake);
            Count = Method(id, "Count", InvokeCount);
            string signature = Signature(id, ".ctor");
            actorClass = new ActorClass(StableHash.Of(signature), signature, Name, new ActorOptions { MaxConcurrency = int.MaxValue }, Create) { BeginsInOrder = true };
        }

        DispatchTable.Register(assembly, [], [actorClass], [Put, PutBatch, Take, Count]);
    }

    private static string Name => $"RemoteQueue<{typeof(T).Name}>";

    private static string Signature(ulong id, string member) => $"[Remote.Runtime]RemoteQueue {id:x16}.{member}";

    private static ActorMethod Method(ulong id, string name, ActorInvoker invoke)
        => new(StableHash.Of(Signature(id, name)), Signature(id, name), $"{Name}.{name}", true, null, invoke);

    private static object Create(Invocation call) => new RemoteQueueActor<T>(call.Arguments().Value<int>());

    private static async ValueTask InvokePut(object actor, Invocation call)
    {
        ArgumentReader arguments = call.Arguments();
        var item = arguments.Value<T>();
        int milliseconds = arguments.Value<int>();
        call.Return(await ((RemoteQueueActor<T>)actor).PutAsync(item, milliseconds, call.CancellationToken).ConfigureAwait(false));
    }

    private static ValueTask InvokePutBatch(object actor, Invocation call)
    {
        call.Return(((RemoteQueueActor<T>)actor).PutBatch(call.Arguments().Value<T[]>()));
        return default;
    }

    private static async ValueTask InvokeTake(object actor, Invocation call)
    {
        ArgumentReader arguments = call.Arguments();
        int most = arguments.Value<int>();
        int milliseconds = arguments.Value<int>();
        call.Return(await ((RemoteQueueActor<T>)actor).TakeAsync(most, milliseconds, call.CancellationToken).ConfigureAwait(false));
    }

    private static ValueTask InvokeCount(object actor, Invocation call)
    {
        call.Return(((RemoteQueueActor<T>)actor).Count);
        return default;
    }
}
