using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Tasks that the tests of actors need.</summary>
internal static class Steps
{
    [Remote]
    public static int WaitFor(string signal, int value)
    {
        Signals.Wait(signal);
        return value;
    }

    [Remote]
    public static int Fail(string why) => throw new InvalidOperationException(why);

    [Remote(MaxRetries = 0)]
    public static int FailAfter(string signal, string why)
    {
        Signals.Wait(signal);
        throw new InvalidOperationException(why);
    }

    [Remote]
    public static int ProcessId() => Environment.ProcessId;

    [Remote]
    public static async Task<string> CallAndDescribe(IActorRef<Counter> actor)
    {
        try
        {
            return (await actor.Increment()).ToString();
        }
        catch (ActorDiedException e)
        {
            return e.ToString();
        }
    }

    [Remote]
    public static async Task<int> AddTo(IActorRef<Counter> counter, int times)
    {
        for (int i = 0; i < times; i++) await counter.Increment();
        return times;
    }

    [Remote]
    public static IActorRef<Counter> Make(int start) => Counter.Remote(start);

    [Remote]
    public static async Task<int> MakeAndUse(int start)
    {
        IActorRef<Counter> counter = Counter.Remote(start);
        await counter.Increment();
        return await counter.Value();
    }
}
