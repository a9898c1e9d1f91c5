using System.Reflection;

namespace Remote.Architecture.Tests;

/// <summary>The rooms of the runtime and what each may use: ARCHITECTURE.md's arrows, as a table.</summary>
internal static class Rooms
{
    public static readonly Assembly Runtime = typeof(Cluster).Assembly;

    /// <summary>
    /// Room → the rooms it may use. Diagnostics and Errors may be used by all. Objects, Tasks and Actors know the process they live in
    /// (Hosting.Session) and the task that runs (Tasks.TaskContext): the two things that cross the layers.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Wire"] = [],
        ["Storage"] = ["Wire"],
        ["Scheduling"] = [],
        ["Errors"] = [],
        ["Diagnostics"] = [],
        ["Serialization"] = ["Wire", "Storage", "GeneratedCode"],
        ["Messaging"] = ["Wire", "Storage"],
        ["ControlPlane"] = ["Wire", "Messaging", "Scheduling", "Storage"],
        ["Objects"] = ["Wire", "Storage", "Serialization", "Messaging", "Tasks", "Hosting"],
        ["Tasks"] = ["Wire", "Storage", "Objects", "Messaging", "ControlPlane", "Scheduling", "GeneratedCode", "Hosting", "Serialization"],
        ["ActorModel"] = ["Wire", "Storage", "Objects", "Messaging", "ControlPlane", "Scheduling", "GeneratedCode", "Hosting", "Tasks", "Serialization"],
        ["Nodes"] = ["Wire", "Storage", "Messaging", "ControlPlane", "Scheduling", "Tasks", "Hosting"],
    };

    /// <summary>The room of a namespace: its part after "Remote."; null for the root, which holds what users type.</summary>
    public static string? Of(string? space)
    {
        if (space is null || !space.StartsWith("Remote.", StringComparison.Ordinal)) return null;
        return space.Split('.')[1];
    }
}
