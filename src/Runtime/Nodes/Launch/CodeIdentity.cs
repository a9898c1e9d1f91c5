using System.Reflection;
using Remote.ControlPlane;
using Remote.Tasks;

namespace Remote.Nodes.Launch;

/// <summary>Which builds a process has loaded: two processes may only call each other where they have the same.</summary>
internal static class CodeIdentity
{
    public static AssemblyIdentity[] Of(IEnumerable<Assembly> assemblies) => [.. assemblies.Select(Of)];

    /// <summary>
    /// The assembly that the worker runs another build of than the driver; null where all that both have loaded is the same.
    /// One that only one of them has is no fault: the driver may have loaded it since.
    /// </summary>
    public static CodeMismatch? FindMismatch(IEnumerable<AssemblyIdentity> driver, IEnumerable<AssemblyIdentity> worker)
    {
        Dictionary<string, AssemblyIdentity> theirs = worker.DistinctBy(identity => identity.Name).ToDictionary(identity => identity.Name);
        foreach (AssemblyIdentity mine in driver)
            if (theirs.TryGetValue(mine.Name, out AssemblyIdentity other) && (other.Mvid != mine.Mvid || other.Members != mine.Members)) return new CodeMismatch(mine, other);
        return null;
    }

    /// <summary>The signatures of the remote members that an assembly of this process has registered.</summary>
    public static string[] SignaturesOf(string assembly)
        => [.. DispatchTable.Assemblies.Where(one => one.GetName().Name == assembly).SelectMany(static one => DispatchTable.MembersOf(one).Values)];

    private static AssemblyIdentity Of(Assembly assembly)
        => new(assembly.GetName().Name!, AssemblyFile.PathOf(assembly) ?? "", assembly.ManifestModule.ModuleVersionId, HashOf(DispatchTable.MembersOf(assembly).Keys));

    // The ids are hashes themselves (FNV-1a of a signature), so that their sum tells sets of them apart in whatever order they come.
    private static ulong HashOf(IEnumerable<ulong> ids) => ids.Aggregate(0UL, static (sum, id) => unchecked(sum + id));
}
