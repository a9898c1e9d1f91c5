using Microsoft.Extensions.DependencyInjection;

namespace Remote.Hosting;

/// <summary>A method marked <c>[RemoteServices]</c>.</summary>
internal sealed record ServicesHook(string Name, Action<IServiceCollection> Configure);
