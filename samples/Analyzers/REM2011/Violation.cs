public static class Endpoints
{
    #region Page
    public static void Map() => App.MapGet("/", ([FromServices] IClock clock) => clock.Now);
    #endregion
}

public interface IClock { DateTime Now { get; } }

public static class App { public static void MapGet(string pattern, Delegate handler) => GC.KeepAlive((pattern, handler)); }

namespace Microsoft.AspNetCore.Mvc
{
    [AttributeUsage(AttributeTargets.Parameter)] public sealed class FromServicesAttribute : Attribute;
}
