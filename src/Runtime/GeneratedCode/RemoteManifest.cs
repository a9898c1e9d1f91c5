using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Remote.Hosting;
using Remote.Tasks;

namespace Remote.GeneratedCode;

/// <summary>Where a compiled assembly says what it can run; called by its generated module initializer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RemoteManifest
{
    /// <summary>Adds an assembly's remote members to the dispatch table. A repeat is ignored.</summary>
    /// <param name="assembly">The assembly that holds the user's code: workers load it.</param>
    /// <param name="tasks">Its remote static methods.</param>
    /// <param name="actors">Its remote classes, one entry a constructor.</param>
    /// <param name="methods">The methods of its remote classes and interfaces.</param>
    /// <exception cref="InvalidOperationException">Two methods of different signatures have one id.</exception>
    public static void Register(Assembly assembly, TaskMethod[] tasks, ActorClass[] actors, ActorMethod[] methods)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        DispatchTable.Register(assembly, tasks, actors, methods);
    }

    /// <summary>Adds a method marked <c>[RemoteServices]</c>. Called once for each.</summary>
    /// <param name="name">Its full name.</param>
    /// <param name="configure">The method.</param>
    public static void RegisterServices(string name, Action<IServiceCollection> configure) => ServicesHooks.Add(name, configure);
}
