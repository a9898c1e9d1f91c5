public static class Endpoints
{
    #region Page
    public static void Map() => App.MapGet("/", ([Microsoft.AspNetCore.Mvc.FromServices] IClock clock) => clock.Now);

    [Remote] public class Watch([FromServices] IClock clock) { public DateTime Now() => clock.Now; }
    #endregion
}

public interface IClock { DateTime Now { get; } }

public static class App { public static void MapGet(string pattern, Delegate handler) => GC.KeepAlive((pattern, handler)); }

namespace Microsoft.AspNetCore.Mvc
{
    [AttributeUsage(AttributeTargets.Parameter)] public sealed class FromServicesAttribute : Attribute;
}
