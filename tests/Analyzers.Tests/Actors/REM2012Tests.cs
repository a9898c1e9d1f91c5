using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2012Tests
{
    private const string Usings = "using Microsoft.Extensions.DependencyInjection;\n";

    [Fact]
    public Task Fires_at_each_shape_that_workers_cannot_call() => Rule.Fires<MisshapenServicesHookAnalyzer>(Usings + """
        public class Startup
        {
            [RemoteServices] public void Instance(IServiceCollection services) { }
            [RemoteServices] public static void None() { }
            [RemoteServices] public static void Two(IServiceCollection services, int more) { }
            [RemoteServices] public static void Other(List<int> services) { }
            [RemoteServices] public static IServiceCollection Returns(IServiceCollection services) => services;
            [RemoteServices] public static async void Async(IServiceCollection services) => await Task.Yield();
            [RemoteServices] public static void Generic<T>(IServiceCollection services) { }
            [RemoteServices] private static void Private(IServiceCollection services) { }
            [RemoteServices] public static void ByRef(ref IServiceCollection services) { }
        }
        public class Holder<T> { [RemoteServices] public static void InGeneric(IServiceCollection services) { } }
        """, "Instance", "None", "Two", "Other", "Returns", "Async", "Generic", "Private", "ByRef", "InGeneric");

    [Fact]
    public Task Stays_quiet_about_hooks() => Rule.StaysQuiet<MisshapenServicesHookAnalyzer>(Usings + """
        public static class Startup { [RemoteServices] internal static void Configure(IServiceCollection services) { } }
        [Remote] public class Actor { [RemoteServices] public static void Configure(IServiceCollection services) { } public void Run() { } }
        """);
}
