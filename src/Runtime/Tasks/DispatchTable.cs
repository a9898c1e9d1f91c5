using System.Collections.Concurrent;
using System.Reflection;
using Remote.GeneratedCode;

namespace Remote.Tasks;

/// <summary>Every remote member of every loaded assembly, by id. Filled by generated module initializers; never emptied.</summary>
internal static class DispatchTable
{
    private static readonly ConcurrentDictionary<ulong, TaskMethod> TaskMethods = new();
    private static readonly ConcurrentDictionary<ulong, ActorMethod> ActorMethods = new();
    private static readonly ConcurrentDictionary<ulong, ActorClass> ActorClasses = new();
    private static readonly ConcurrentDictionary<Assembly, ConcurrentDictionary<ulong, string>> Registered = new();

    /// <summary>The assemblies that hold remote code, in no particular order.</summary>
    public static ICollection<Assembly> Assemblies => Registered.Keys;

    public static void Register(Assembly assembly, TaskMethod[] tasks, ActorClass[] actors, ActorMethod[] methods)
    {
        foreach (TaskMethod task in tasks) Add(TaskMethods, task.Id, task, static t => t.Signature);
        foreach (ActorClass actor in actors) Add(ActorClasses, actor.Id, actor, static a => a.Signature);
        foreach (ActorMethod method in methods) Add(ActorMethods, method.Id, method, static m => m.Signature);
        ConcurrentDictionary<ulong, string> members = Registered.GetOrAdd(assembly, static _ => new());
        foreach (TaskMethod task in tasks) members[task.Id] = task.Signature;
        foreach (ActorClass actor in actors) members[actor.Id] = actor.Signature;
        foreach (ActorMethod method in methods) members[method.Id] = method.Signature;
    }

    /// <summary>The remote members that an assembly has registered: the signature of each by its id.</summary>
    public static IReadOnlyDictionary<ulong, string> MembersOf(Assembly assembly)
        => Registered.TryGetValue(assembly, out ConcurrentDictionary<ulong, string>? members) ? members : [];

    public static bool TryGetTask(ulong id, out TaskMethod method) => TaskMethods.TryGetValue(id, out method!);

    public static bool TryGetActorMethod(ulong id, out ActorMethod method) => ActorMethods.TryGetValue(id, out method!);

    public static bool TryGetActorClass(ulong id, out ActorClass actorClass) => ActorClasses.TryGetValue(id, out actorClass!);

    private static void Add<T>(ConcurrentDictionary<ulong, T> table, ulong id, T entry, Func<T, string> signature)
    {
        T present = table.GetOrAdd(id, entry);
        if (signature(present) != signature(entry))
            throw new InvalidOperationException(
                $"The remote members '{signature(present)}' and '{signature(entry)}' have the same id 0x{id:x16}. Rename one of them.");
    }
}
