using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Remote.Hosting;

namespace Remote.ActorModel;

/// <summary>What one life of an actor gets from its worker's container: a scope of its own.</summary>
internal sealed class ActorServices(Session session) : IAsyncDisposable
{
    private AsyncServiceScope? scope;

    public bool TryFind<T>([MaybeNullWhen(false)] out T service)
    {
        scope ??= session.Services.CreateScope();
        object? found = scope.Value.ServiceProvider.GetService(typeof(T));
        service = found is T typed ? typed : default;
        return found is T;
    }

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? default;

    public static InvalidOperationException Missing(Type service, string actor, string parameter)
    {
        string hooks = ServicesHooks.All.Count == 0
            ? "No assembly of the program has such a method."
            : $"These have run: {string.Join(", ", ServicesHooks.All.Select(static hook => hook.Name))}.";
        return new InvalidOperationException(
            $"{actor} cannot be made: parameter '{parameter}' of its constructor is marked [FromServices], but worker process {Environment.ProcessId} has no {service}. " +
            $"Register it in a static method marked [RemoteServices], which takes an IServiceCollection; what the driver's own container holds does not reach workers. {hooks}");
    }
}
