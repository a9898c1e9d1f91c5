using Microsoft.Extensions.DependencyInjection;

namespace Remote.Hosting;

/// <summary>The methods of loaded assemblies that register services, libraries' first. Filled by generated module initializers; never emptied.</summary>
internal static class ServicesHooks
{
    private static readonly Lock Gate = new();
    private static ServicesHook[] all = [];

    public static IReadOnlyList<ServicesHook> All => Volatile.Read(ref all);

    public static void Add(string name, Action<IServiceCollection> configure)
    {
        lock (Gate) all = [.. all, new ServicesHook(name, configure)];
    }
}
