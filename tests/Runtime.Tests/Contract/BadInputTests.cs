using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Contract;

/// <summary>What makes no sense is refused where it is said, by an exception that says what to do.</summary>
[Collection(ClusterCollection.Name)]
public sealed class BadInputTests
{
    private static readonly Dictionary<string, (Type Error, string Says, Func<Task> Do)> Faults = new()
    {
        ["negative CPUs"] = (typeof(ArgumentException), "at least 0", () => Task(new() { Cpus = -1 })),
        ["CPUs that are no number"] = (typeof(ArgumentException), "finite number", () => Task(new() { Cpus = double.NaN })),
        ["endless GPUs"] = (typeof(ArgumentException), "finite number", () => Task(new() { Gpus = double.PositiveInfinity })),
        ["negative memory"] = (typeof(ArgumentException), "at least 0", () => Task(new() { Memory = -5 })),
        ["a negative custom resource"] = (typeof(ArgumentException), "'moon'", () => Task(Custom("moon", -1))),
        ["a custom resource without a name"] = (typeof(ArgumentException), "Give it one", () => Task(Custom("", 1))),
        ["a custom resource of a built-in name"] = (typeof(ArgumentException), "Set Cpus, Gpus or Memory", () => Task(Custom("GPU", 1))),
        ["an empty name"] = (typeof(ArgumentException), "leave it out", () => Task(new() { Name = "" })),
        ["a blank name"] = (typeof(ArgumentException), "leave it out", () => Task(new() { Name = "  " })),
        ["retries below -1"] = (typeof(ArgumentException), "-1 for no limit", () => Task(new() { MaxRetries = -2 })),
        ["a time-out of nothing"] = (typeof(ArgumentException), "positive time", () => Task(new() { Timeout = TimeSpan.Zero })),
        ["a negative time-out"] = (typeof(ArgumentException), "positive time", () => Task(new() { Timeout = TimeSpan.FromSeconds(-1) })),
        ["a retry on no exception"] = (typeof(ArgumentException), "derive from Exception", () => Task(new() { RetryOn = [typeof(string)] })),
        ["a retry on null"] = (typeof(ArgumentException), "holds null", () => Task(new() { RetryOn = [typeof(FormatException), null!] })),
        ["an attribute that makes no sense"] = (typeof(ArgumentException), "at least 0", async () => await Faulty.Remote().Negative()),
        ["options that make the attribute's retries senseless"] =
            (typeof(ArgumentException), "-1 for no limit", async () => await Faulty.Remote(new() { MaxRetries = -9 }).Retried()),

        ["a wait for more refs than there are"] = (typeof(ArgumentOutOfRangeException), "wait for 1 to 2", () => ObjectRef.WaitAsync([Put(), Put()], 3)),
        ["a wait for none"] = (typeof(ArgumentOutOfRangeException), "wait for 1 to 1", () => ObjectRef.WaitAsync([Put()], 0)),
        ["a wait for a negative number"] = (typeof(ArgumentOutOfRangeException), "wait for 1 to 1", () => ObjectRef.WaitAsync([Put()], -1)),
        ["a wait for null"] = (typeof(ArgumentNullException), "refs", () => ObjectRef.WaitAsync<int>(null!)),
        ["a wait for a ref that is null"] = (typeof(ArgumentException), "at 1 of 2 is null", () => ObjectRef.WaitAsync([Put(), null!])),
        ["a wait for a disposed ref"] = (typeof(ObjectDisposedException), "until the last use", () => ObjectRef.WaitAsync([Put(), Gone()])),
        ["a wait of negative length"] = (typeof(ArgumentOutOfRangeException), "cannot be negative", () => ObjectRef.WaitAsync([Put()], 1, TimeSpan.FromSeconds(-3))),
        ["an enumeration of refs that are null"] = (typeof(ArgumentException), "at 0 of 1 is null", () => EnumerateAsync([null!])),
        ["an enumeration of disposed refs"] = (typeof(ObjectDisposedException), "until the last use", () => EnumerateAsync([Gone()])),
        ["an await of several refs, one of them null"] = (typeof(ArgumentException), "at 1 of 2 is null", async () => await new[] { Put(), null! }),
        ["a disposed ref, awaited"] = (typeof(ObjectDisposedException), "until the last use", async () => await Gone()),
        ["a disposed ref as an argument"] = (typeof(ObjectDisposedException), "until the last use", async () => await Work.Remote().Add(Gone(), 1)),
        ["a disposed ref inside an argument"] = (typeof(ObjectDisposedException), "until the last use", async () => await Objects.Refs.Remote().SumAll([Gone()])),
        ["a disposed ref inside a value that is put"] = (typeof(ObjectDisposedException), "until the last use", async () => await ObjectRef.Put(new[] { Gone() })),
        ["a blocking wait of negative length"] = (typeof(ArgumentOutOfRangeException), "cannot be negative", () => Run(() => Put().Get(TimeSpan.FromSeconds(-2)))),

        ["an actor without a name's letters"] = (typeof(ArgumentException), "leave it out", () => Run(() => Counter.Remote(new() { Name = " " }))),
        ["an actor that restarts less than never"] = (typeof(ArgumentException), "-1 for no limit", () => Run(() => Counter.Remote(new() { MaxRestarts = -2 }))),
        ["an actor that repeats less than never"] = (typeof(ArgumentException), "-1 for no limit", () => Run(() => Counter.Remote(new() { MaxTaskRetries = -2 }))),
        ["an actor without concurrency"] = (typeof(ArgumentException), "1 or more", () => Run(() => Counter.Remote(new() { MaxConcurrency = 0 }))),
        ["an actor that takes no calls"] = (typeof(ArgumentException), "1 or more", () => Run(() => Counter.Remote(new() { MaxPendingCalls = 0 }))),
        ["an actor of negative CPUs"] = (typeof(ArgumentException), "at least 0", () => Run(() => Counter.Remote(new() { Cpus = -1 }))),
        ["an actor that is found by no name"] = (typeof(ArgumentException), "needs a Name", () => Run(() => Counter.Remote(new() { GetIfExists = true }))),
        ["two actors of one name"] = (typeof(ActorDiedException), "choose another", TwoOfOneNameAsync),
        ["a call's time-out of nothing"] = (typeof(ArgumentException), "positive time", async () => await Counter.Remote().With(new() { Timeout = TimeSpan.Zero }).Value()),
        ["the actor of an empty name"] = (typeof(ArgumentException), "name", async () => await Remote.Actors.GetAsync<Counter>("")),
        ["the actor of an unknown name"] = (typeof(KeyNotFoundException), "Create it with the option Name", async () => await Remote.Actors.GetAsync<Counter>("nobody")),
        ["a kill of nothing"] = (typeof(ArgumentNullException), "actor", () => Remote.Actors.KillAsync<Counter>(null!)),
        ["a kill of an unknown actor"] = (typeof(ArgumentException), "no ref to an actor", () => Remote.Actors.KillAsync(new Impostor())),
        ["a call of an unknown actor"] = (typeof(ArgumentException), "no ref to an actor", async () => await new Impostor().Value()),
        ["a call of no actor"] = (typeof(ArgumentNullException), "actor", async () => await ((IActorRef<Counter>)null!).Value()),
    };

    public static TheoryData<string> All => [.. Faults.Keys];

    [Theory(Timeout = TestLimits.Usual)]
    [MemberData(nameof(All))]
    public async Task Is_refused(string fault)
    {
        (Type error, string says, Func<Task> act) = Faults[fault];
        Exception thrown = await Assert.ThrowsAsync(error, act);
        Assert.Contains(says, thrown.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task What_was_refused_leaves_nothing_behind()
    {
        ObjectRef<int> argument = Put();
        for (int i = 0; i < 100; i++) Assert.Throws<ArgumentException>(() => Work.Remote(new() { Timeout = TimeSpan.Zero }).Add(argument, 1));
        Assert.DoesNotContain(await Cluster.Current!.GetPendingCallsAsync(), static c => c.Name == "Work.Add");
        Assert.Equal(8, await Work.Remote().Add(argument, 1));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_kill_of_an_actor_that_is_dead_changes_nothing()
    {
        IActorRef<Counter> counter = Counter.Remote();
        await counter.Value();
        await Remote.Actors.KillAsync(counter);
        await Remote.Actors.KillAsync(counter);
        await Remote.Actors.KillAsync(counter, restart: true);
        await Assert.ThrowsAsync<ActorDiedException>(async () => await counter.Value());
    }

    private static async Task Task(TaskOptions options) => await Work.Remote(options).Add(1, 2);

    private static TaskOptions Custom(string name, double amount) => new() { Resources = new Dictionary<string, double> { [name] = amount } };

    private static ObjectRef<int> Put() => ObjectRef.Put(7);

    private static ObjectRef<int> Gone()
    {
        ObjectRef<int> gone = ObjectRef.Put(8);
        gone.Dispose();
        return gone;
    }

    private static async Task EnumerateAsync(ObjectRef<int>[] refs)
    {
        await foreach (ObjectRef<int> _ in ObjectRef.WhenEach(refs)) Assert.Fail("There is nothing to enumerate.");
    }

    private static System.Threading.Tasks.Task Run(Func<object> act) => System.Threading.Tasks.Task.Run(act);

    private static async Task TwoOfOneNameAsync()
    {
        string name = $"taken {Guid.NewGuid()}";
        IActorRef<Counter> first = Counter.Remote(new() { Name = name });
        await first.Value();
        await Counter.Remote(new() { Name = name }).Value();
    }
}

internal sealed class Impostor : IActorRef<Counter>;

internal static class Faulty
{
#pragma warning disable REM1012 // what the runtime says where no rule has spoken before
    [Remote(Cpus = -1)]
#pragma warning restore REM1012
    public static int Negative() => 1;

    [Remote(MaxRetries = 5)]
    public static int Retried() => 1;
}
