using System.Reflection;
using Remote.ControlPlane;

namespace Remote.Nodes.Launch;

/// <summary>Which builds a process has loaded: two processes may only call each other where they have the same.</summary>
internal static class CodeIdentity
{
    public static AssemblyIdentity[] Of(IEnumerable<Assembly> assemblies) => [.. assemblies.Select(Of)];

    /// <summary>
    /// What to tell the user where the worker runs another build than the driver; null where all that both have loaded is the same.
    /// An assembly that only one has is no fault: the driver may have loaded it since.
    /// </summary>
    public static string? FindMismatch(IEnumerable<AssemblyIdentity> driver, IEnumerable<AssemblyIdentity> worker)
    {
        Dictionary<string, AssemblyIdentity> theirs = worker.DistinctBy(identity => identity.Name).ToDictionary(identity => identity.Name);
        foreach (AssemblyIdentity mine in driver)
            if (theirs.TryGetValue(mine.Name, out AssemblyIdentity other) && other.Mvid != mine.Mvid) return Describe(mine, other);
        return null;
    }

    private static AssemblyIdentity Of(Assembly assembly)
        => new(assembly.GetName().Name!, AssemblyFile.PathOf(assembly) ?? "", assembly.ManifestModule.ModuleVersionId);

    private static string Describe(AssemblyIdentity mine, AssemblyIdentity other)
        => $"The assembly '{mine.Name}' is another build in the worker: '{mine.Path}' ({mine.Mvid}) here, '{other.Path}' ({other.Mvid}) there. "
            + "It was rebuilt while the program runs. Start the program again; under 'dotnet watch', use --no-hot-reload.";
}
