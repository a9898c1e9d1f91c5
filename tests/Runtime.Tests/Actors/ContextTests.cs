using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

[Collection(ClusterCollection.Name)]
public sealed class ContextTests(ClusterFixture fixture)
{
    [Fact(Timeout = Limits.Test)]
    public async Task What_a_call_leaves_in_an_async_local_is_not_seen_by_the_next()
    {
        IActorRef<Forgetful> actor = Forgetful.Remote();
        List<ObjectRef<string?>> found = [];
        for (int i = 0; i < 50; i++)
        {
            _ = actor.Leave($"call {i}");
            found.Add(actor.Find());
        }

        Assert.All(await found, Assert.Null);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_knows_where_it_runs()
    {
        Context context = await Contexts.Remote().Here();
        Assert.Null(context.ActorId);
        Assert.Equal(0, context.Attempt);
        Assert.NotEmpty(context.TaskId);
        Assert.Contains(fixture.Cluster.Workers, w => w.Id == context.WorkerId && w.ProcessId == context.ProcessId && w.Role == "tasks");
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_actor_knows_itself_in_constructor_and_methods()
    {
        IActorRef<Aware> actor = Aware.Remote();
        Context made = await actor.Made(), now = await actor.NowAsync();
        Assert.NotNull(made.ActorId);
        Assert.Equal(made.ActorId, now.ActorId);
        Assert.Equal(made.WorkerId, now.WorkerId);
        Assert.Contains(fixture.Cluster.Workers, w => w.Id == now.WorkerId && w.ProcessId == now.ProcessId && w.Role == "actors");
        Assert.NotEqual(now.ActorId, (await Aware.Remote().Made()).ActorId);
    }

    [Fact]
    public void Outside_of_remote_code_there_is_none()
    {
        Assert.Null(RemoteContext.TryGetCurrent());
        Assert.Contains("Cluster.Current", Assert.Throws<InvalidOperationException>(() => RemoteContext.Current).Message);
    }
}

internal sealed record Context(string TaskId, string? ActorId, string WorkerId, string NodeId, int Attempt, int ProcessId)
{
    public static Context Here()
    {
        RemoteContext c = RemoteContext.Current;
        return new Context(c.TaskId, c.ActorId, c.WorkerId, c.NodeId, c.Attempt, Environment.ProcessId);
    }
}

internal static class Contexts
{
    [Remote]
    public static Context Here() => Context.Here();
}

[Remote]
internal class Aware
{
    private readonly Context made = Context.Here();

    public Context Made() => made;

    public async Task<Context> NowAsync()
    {
        await Task.Yield();
        return Context.Here();
    }
}
