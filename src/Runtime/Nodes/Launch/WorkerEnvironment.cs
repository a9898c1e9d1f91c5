using System.Globalization;

namespace Remote.Nodes.Launch;

/// <summary>What a worker is told through its environment.</summary>
/// <param name="SocketPath">Where its node listens.</param>
/// <param name="Process">Its number in the session.</param>
/// <param name="ParentProcessId">The process with which it ends.</param>
internal sealed record WorkerEnvironment(string SocketPath, ulong Process, int ParentProcessId)
{
    private const string SocketVariable = "REMOTE_WORKER_SOCKET";
    private const string ProcessVariable = "REMOTE_WORKER_PROCESS";
    private const string ParentVariable = "REMOTE_WORKER_PARENT";
    private const string ConcurrentVariable = "DOTNET_gcConcurrent";

    // They are meant for the process that has them: hooks and hot reload would run in workers too, a diagnostic port would halt each until a
    // tool comes, and leftovers of a build or a test run make programs that user code starts behave as if they were part of it.
    private static readonly string[] Dropped = ["DOTNET_STARTUP_HOOKS", "DOTNET_MODIFIABLE_ASSEMBLIES", "DOTNET_DiagnosticPorts"];
    private static readonly string[] DroppedPrefixes = ["DOTNET_WATCH", "VSTEST_", "MSBUILD"];

    /// <summary>Whether this process was started as a worker and has not taken it yet.</summary>
    public static bool IsSet => Environment.GetEnvironmentVariable(SocketVariable) is not null;

    /// <summary>Takes it out of this process's environment, so that no child inherits it; null where this is no worker.</summary>
    public static WorkerEnvironment? Take()
    {
        string? socket = Take(SocketVariable), process = Take(ProcessVariable), parent = Take(ParentVariable);
        if (socket is null || !ulong.TryParse(process, CultureInfo.InvariantCulture, out ulong number)) return null;
        return int.TryParse(parent, CultureInfo.InvariantCulture, out int parentId) ? new WorkerEnvironment(socket, number, parentId) : null;
    }

    /// <summary>Writes it into a process's environment, and removes what would break a worker.</summary>
    public void ApplyTo(IDictionary<string, string?> variables)
    {
        foreach (string name in variables.Keys.Where(IsDropped).ToArray()) variables.Remove(name);
        variables[SocketVariable] = SocketPath;
        variables[ProcessVariable] = Process.ToString(CultureInfo.InvariantCulture);
        variables[ParentVariable] = ParentProcessId.ToString(CultureInfo.InvariantCulture);

        // Web programs ask for it; a heap a core, in a process a core, takes far too much memory.
        variables["DOTNET_gcServer"] = "0";

        // A collection beside the work frees a large array only after the next was made of fresh pages: see docs/decisions/0024.
        variables.TryAdd(ConcurrentVariable, "0");
    }

    private static bool IsDropped(string name)
        => Dropped.Contains(name, StringComparer.OrdinalIgnoreCase)
            || DroppedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string? Take(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, null);
        return value;
    }
}
