using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ActorRefTests
{
    [Fact(Timeout = Limits.Test)]
    public async Task A_task_calls_an_actor_that_it_is_given()
    {
        IActorRef<Counter> counter = Counter.Remote();
        Assert.Equal(new[] { 5, 6 }, await new[] { Steps.Remote().AddTo(counter, 5), Steps.Remote().AddTo(counter, 6) });
        Assert.Equal(11, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_calls_an_actor_that_it_is_given()
    {
        IActorRef<Counter> counter = Counter.Remote(10);
        IActorRef<Manager> manager = Manager.Remote(counter);
        Assert.Equal(11, await manager.IncrementAsync());
        Assert.Equal(12, await manager.IncrementBlocking());
        Assert.Equal(12, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actor_refs_travel_in_records_lists_and_results()
    {
        IActorRef<Counter> a = Counter.Remote(1), b = Counter.Remote(2);
        IActorRef<Manager> manager = Manager.Remote(a);
        Assert.Equal(3, await manager.SumAsync(new Team("both", a, [b])));
        Assert.Equal(a, await manager.First());
        Team back = await manager.Echo(new Team("back", b, [a, b]));
        Assert.Equal(b, back.Lead);
        Assert.Equal([a, b], back.Members);
        Assert.Equal(3, await back.Lead!.Increment());
        Assert.Null((await manager.Echo(new Team("none", null, []))).Lead);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_to_an_actor_ref_is_an_argument()
    {
        ObjectRef<IActorRef<Counter>> made = Steps.Remote().Make(20);
        IActorRef<Counter> counter = await made;
        Assert.Equal(3, await Steps.Remote().AddTo(counter, 3));
        Assert.Equal(23, await counter.Value());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_and_actors_create_actors()
    {
        Assert.Equal(31, await Steps.Remote().MakeAndUse(30));
        IActorRef<Manager> manager = Manager.Remote(Counter.Remote());
        IActorRef<Counter> made = await manager.MakeAsync(40);
        Assert.Equal(41, await made.Increment());
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_calls_itself_where_several_calls_may_run()
    {
        IActorRef<Manager> manager = Manager.Remote(Counter.Remote(), new() { MaxConcurrency = 2 });
        Assert.Equal(5, await manager.CallBackAsync(manager, 5));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Actors_in_a_ring_pass_a_token_on()
    {
        IActorRef<Node>[] ring = [.. Enumerable.Range(0, 10).Select(_ => Node.Remote())];
        for (int i = 0; i < ring.Length; i++) await ring[i].Connect(ring[(i + 1) % ring.Length]);
        Assert.Equal(9, await ring[0].PassAsync(9));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Tasks_run_for_an_actor()
    {
        Assert.Equal(3, await Manager.Remote(Counter.Remote()).RunTaskAsync(3));
    }
}

internal sealed record Team(string Name, IActorRef<Counter>? Lead, List<IActorRef<Counter>> Members);

[Remote]
internal class Manager(IActorRef<Counter> first)
{
    public IActorRef<Counter> First() => first;

    public Team Echo(Team team) => team;

    public async Task<int> IncrementAsync() => await first.Increment();

    public int IncrementBlocking() => first.Increment().Get(Limits.Wait);

    public async Task<int> SumAsync(Team team)
    {
        int sum = await team.Lead!.Value();
        foreach (IActorRef<Counter> member in team.Members) sum += await member.Value();
        return sum;
    }

    public async Task<IActorRef<Counter>> MakeAsync(int start)
    {
        IActorRef<Counter> made = Counter.Remote(start);
        await made.Value();
        return made;
    }

    public async Task<int> CallBackAsync(IActorRef<Manager> self, int value) => await self.Same(value);

    public int Same(int value) => value;

    public async Task<int> RunTaskAsync(int value) => await Echoes.Remote().Back(value);
}

[Remote]
internal class Node
{
    private IActorRef<Node>? next;

    public void Connect(IActorRef<Node> to) => next = to;

    public async Task<int> PassAsync(int hops) => hops == 0 ? 0 : 1 + await next!.PassAsync(hops - 1);
}

internal static class Echoes
{
    [Remote]
    public static int Back(int value) => value;
}
