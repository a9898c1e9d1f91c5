using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Remote.Nodes.Launch;

/// <summary>Where an assembly was loaded from.</summary>
internal static class AssemblyFile
{
    /// <summary>The path, or null where it was loaded from memory or out of a single-file program.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is how a single-file program shows.")]
    public static string? PathOf(Assembly assembly) => assembly.IsDynamic || assembly.Location.Length == 0 ? null : assembly.Location;
}
