using Remote.Hosting;

namespace Remote.Tasks;

/// <summary>The error of a worker that is asked for code that it has not loaded.</summary>
internal static class UnknownCode
{
    public static CodeMismatchException Method(ulong id, Session session)
        => new($"Worker {session.Number:x} has no remote method with the id 0x{id:x16}. It has loaded " +
               $"{string.Join(", ", DispatchTable.Assemblies.Select(a => a.GetName().Name))}. " +
               "Caller and worker run different builds, or the assembly was loaded after the cluster started: build once, load it before StartAsync.");
}
