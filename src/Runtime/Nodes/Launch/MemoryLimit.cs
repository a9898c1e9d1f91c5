using System.Globalization;

namespace Remote.Nodes.Launch;

/// <summary>
/// The bound of a worker's managed heap: code that allocates without end gets an <see cref="OutOfMemoryException"/> instead of the machine's
/// last byte.
/// </summary>
internal static class MemoryLimit
{
    /// <summary>What .NET takes in a container.</summary>
    private const double Share = 0.75;

    private const string Variable = "DOTNET_GCHeapHardLimit";

    /// <summary>Sets it, unless the user has set one of the runtime's own limits and none is given here.</summary>
    /// <param name="variables">A worker's environment.</param>
    /// <param name="bytes">The bound; null takes three quarters of the machine's memory.</param>
    public static void ApplyTo(IDictionary<string, string?> variables, long? bytes)
    {
        if (bytes is null && variables.Keys.Any(static n => n.StartsWith(Variable, StringComparison.OrdinalIgnoreCase))) return;
        long limit = bytes ?? (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * Share);
        variables[Variable] = "0x" + limit.ToString("x", CultureInfo.InvariantCulture);
    }
}
