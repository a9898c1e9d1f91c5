using Microsoft.Extensions.DependencyInjection;

#region Page
public class Startup
{
    [RemoteServices] public void Configure(IServiceCollection services, string environment) => services.AddSingleton(environment);
}
#endregion

public interface IClock { DateTime Now { get; } }

public sealed class SystemClock : IClock { public DateTime Now => DateTime.UtcNow; }
