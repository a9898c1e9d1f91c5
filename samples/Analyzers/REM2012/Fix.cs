using Microsoft.Extensions.DependencyInjection;

#region Page
internal static class WorkerStartup
{
    [RemoteServices] internal static void Configure(IServiceCollection services) => services.AddSingleton<IClock, SystemClock>();
}
#endregion

public interface IClock { DateTime Now { get; } }

public sealed class SystemClock : IClock { public DateTime Now => DateTime.UtcNow; }
