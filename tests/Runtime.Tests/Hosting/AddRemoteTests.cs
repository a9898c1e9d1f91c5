using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Remote.Runtime.Tests.ActorModel;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Hosting;

/// <summary>A cluster that lives with a host. Each test has a host of its own.</summary>
public sealed class AddRemoteTests
{
    private static readonly ClusterOptions Small = new() { Workers = 1, Cpus = 1 };

    [Fact(Timeout = Limits.Test)]
    public async Task The_cluster_starts_and_ends_with_the_host()
    {
        using var signals = new Signals();
        using (IHost host = Build(static services => services.AddRemote(new() { Workers = 1, Cpus = 1 })))
        {
            Assert.Null(Cluster.Current);
            await host.StartAsync();
            Assert.Same(Cluster.Current, host.Services.GetRequiredService<Cluster>());
            await Leaver.Remote(signals["left"]).Stay();
            await host.StopAsync();
            Assert.Equal(["disposed"], Signals.Lines(signals["left"]));
            Assert.Null(Cluster.Current);
        }
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Hosted_services_call_as_they_start_and_stop_whatever_their_order()
    {
        var before = new Caller();
        var after = new Caller();
        using IHost host = Build(services => services
            .AddSingleton<IHostedService>(before).AddRemote(Small).AddSingleton<IHostedService>(after));
        await host.StartAsync();
        await host.StopAsync();
        Assert.Equal([1, 2], before.Answers);
        Assert.Equal([1, 2], after.Answers);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_hosted_service_takes_the_cluster_in_its_constructor()
    {
        using IHost host = Build(services => services.AddHostedService<Owner>().AddRemote(Small));
        await host.StartAsync();
        Assert.Same(Cluster.Current, Owner.Given);
        await host.StopAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Log_messages_go_to_the_hosts_loggers()
    {
        var log = new RecordedLog();
        using IHost host = Build(services => services.AddRemote(Small).AddSingleton<ILoggerProvider>(log));
        await host.StartAsync();
        await LoseAWorkerAsync();
        await host.StopAsync();
        Assert.Contains(log.Lines, static line => line.StartsWith("Remote: ", StringComparison.Ordinal) && line.Contains("process", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Logging_of_the_options_wins()
    {
        RecordedLog ofHost = new(), own = new();
        using ILoggerFactory factory = LoggerFactory.Create(logging => logging.AddProvider(own));
        using IHost host = Build(services => services.AddRemote(Small with { Logging = factory }).AddSingleton<ILoggerProvider>(ofHost));
        await host.StartAsync();
        await LoseAWorkerAsync();
        await host.StopAsync();
        Assert.Contains(own.Lines, static line => line.Contains("process", StringComparison.Ordinal));
        Assert.DoesNotContain(ofHost.Lines, static line => line.StartsWith("Remote: ", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Options_may_be_made_from_services_and_the_last_ones_count()
    {
        using IHost host = Build(services => services
            .AddSingleton(new Size(2))
            .AddRemote(new() { Workers = 1 })
            .AddRemote(provider => new() { Cpus = provider.GetRequiredService<Size>().Workers, Workers = provider.GetRequiredService<Size>().Workers }));
        await host.StartAsync();
        Assert.Equal(2, Cluster.Current!.Workers.Count);
        await host.StopAsync();
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_start_that_fails_fails_the_hosts_start()
    {
        using IHost host = Build(services => services.AddRemote(new() { Workers = 0 }));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync());
        Assert.Contains("Workers is 0", error.Message);
        Assert.Null(Cluster.Current);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_host_whose_start_fails_leaves_no_cluster()
    {
        using (IHost host = Build(services => services.AddRemote(Small).AddSingleton<IHostedService>(new Failing())))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        }

        Assert.Null(Cluster.Current);
    }

    // Something that the runtime logs.
    private static async Task LoseAWorkerAsync()
    {
        IActorRef<Counter> actor = Counter.Remote(new() { OwnProcess = true });
        Kill.Process(await actor.ProcessId());
        await Assert.ThrowsAsync<ActorDiedException>(async () =>
        {
            while (true) await actor.Value();
        });
    }

    private static IHost Build(Action<IServiceCollection> configure)
        => new HostBuilder().ConfigureLogging(static logging => logging.ClearProviders()).ConfigureServices((_, services) => configure(services)).Build();

    private sealed record Size(int Workers);

    private sealed class Caller : IHostedService
    {
        private readonly ConcurrentQueue<int> answers = new();

        public int[] Answers => [.. answers];

        public async Task StartAsync(CancellationToken cancellationToken) => answers.Enqueue(await Counter.Remote().Increment());

        public async Task StopAsync(CancellationToken cancellationToken) => answers.Enqueue(await Counter.Remote(1).Increment());
    }

    private sealed class Owner : IHostedService
    {
        public Owner(Cluster cluster) => Given = cluster;

        public static Cluster? Given { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Failing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class RecordedLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, lines);

        public void Dispose()
        {
        }

        private sealed class Recorder(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
                => lines.Enqueue($"{category}: {formatter(state, exception)}");
        }
    }
}
