using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>What actors take from their worker's container. Each test has a cluster of its own: services end with it.</summary>
public sealed class ServicesTests
{
    [Theory(Timeout = Limits.Test)]
    [InlineData(Remote.Isolation.Process)]
    [InlineData(Remote.Isolation.Thread)]
    public async Task Constructor_parameters_come_from_the_workers_container(Remote.Isolation isolation)
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = isolation });
        IActorRef<Clerk> first = Clerk.Remote("Ann", greeting: "Good day"), second = Clerk.Remote("Bob");
        Assert.Equal("Good day, Ann", await first.Greet());
        Assert.Equal("Hello, Bob", await second.Greet());

        // One container a worker: the two share its singleton; each has a scope of its own.
        Assert.Equal(await first.Desk(), await second.Desk());
        Assert.NotEqual(await first.Drawer(), await second.Drawer());
        Assert.True(await first.HasLogger());
        Assert.False(await first.HasUnregistered());
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(Remote.Isolation.Process)]
    [InlineData(Remote.Isolation.Thread)]
    public async Task Scopes_end_with_their_actors_and_the_container_with_its_worker(Remote.Isolation isolation)
    {
        using var signals = new Signals();
        await using (Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = isolation }))
        {
            IActorRef<Hirer> killed = Hirer.Remote(signals["killed"], signals["shared"]), stays = Hirer.Remote(signals["stays"], signals["shared"]);
            await killed.Work();
            await stays.Work();
            await Remote.Actors.KillAsync(killed);
            await Signals.UntilAsync(() => Signals.Lines(signals["killed"]).Length > 0, "The scope of a killed actor was not disposed.");
            Assert.Empty(Signals.Lines(signals["stays"]));
            Assert.Empty(Signals.Lines(signals["shared"]));
        }

        Assert.Equal(["drawer"], Signals.Lines(signals["killed"]));
        Assert.Equal(["actor", "drawer"], Signals.Lines(signals["stays"]));
        Assert.Equal(["desk"], Signals.Lines(signals["shared"]));
    }

    [Theory(Timeout = Limits.Test)]
    [InlineData(Remote.Isolation.Process)]
    [InlineData(Remote.Isolation.Thread)]
    public async Task A_service_that_is_not_registered_is_named(Remote.Isolation isolation)
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1, Isolation = isolation });
        var died = await Assert.ThrowsAsync<ActorDiedException>(async () => await Hopeful.Remote().Work());
        var thrown = Assert.IsType<RemoteTaskException>(died.InnerException);
        string message = Assert.IsType<InvalidOperationException>(thrown.InnerException).Message;
        Assert.Contains("Hopeful cannot be made: parameter 'patron' of its constructor is marked [FromServices]", message);
        Assert.Contains(typeof(IUnregistered).FullName!, message);
        Assert.Contains("Remote.Runtime.Tests.ActorModel.WorkerStartup.Configure", message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Each_life_of_an_actor_has_a_scope_of_its_own()
    {
        await using Cluster cluster = await Cluster.StartAsync(new() { Workers = 1, Cpus = 1 });
        IActorRef<Clerk> clerk = Clerk.Remote("Ann", new() { MaxRestarts = 1 });
        string before = await clerk.Drawer();
        await Remote.Actors.KillAsync(clerk, restart: true);
        Assert.NotEqual(before, await clerk.Drawer());
    }
}

internal interface IUnregistered;

/// <summary>A singleton of the worker.</summary>
internal sealed class Desk : IDisposable
{
    public string Id { get; } = $"{Environment.ProcessId}-{Guid.NewGuid():N}";

    public string? Signal { get; set; }

    public void Dispose()
    {
        if (Signal is not null) Signals.Append(Signal, "desk");
    }
}

/// <summary>Each actor has its own.</summary>
internal sealed class Drawer : IAsyncDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public string? Signal { get; set; }

    public ValueTask DisposeAsync()
    {
        if (Signal is not null) Signals.Append(Signal, "drawer");
        return default;
    }
}

internal static class WorkerStartup
{
    [RemoteServices]
    internal static void Configure(IServiceCollection services) => services.AddSingleton<Desk>().AddScoped<Drawer>();
}

[Remote]
internal sealed class Clerk(
    [FromServices] Desk desk, string name, [FromServices] Drawer drawer, [FromServices] ILogger<Clerk> logger,
    [FromServices] IUnregistered? unregistered, string greeting = "Hello")
{
    public string Greet() => $"{greeting}, {name}";

    public string Desk() => desk.Id;

    public string Drawer() => drawer.Id.ToString();

    public bool HasLogger()
    {
        logger.LogDebug("asked");
        return logger is not null;
    }

    public bool HasUnregistered() => unregistered is not null;
}

[Remote]
internal sealed class Hirer : IDisposable
{
    private readonly string signal;

    public Hirer(string signal, string shared, [FromServices] Desk desk, [FromServices] Drawer drawer)
    {
        this.signal = signal;
        (drawer.Signal, desk.Signal) = (signal, shared);
    }

    public void Work()
    {
    }

    public void Dispose() => Signals.Append(signal, "actor");
}

[Remote]
internal sealed class Hopeful([FromServices] IUnregistered patron)
{
    public string Work() => patron.ToString()!;
}
