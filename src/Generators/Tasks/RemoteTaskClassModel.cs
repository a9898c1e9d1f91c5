using Remote.Generators.Pipeline;

namespace Remote.Generators.Tasks;

/// <summary>A class with its tasks, from all its files: one generated file.</summary>
internal sealed record RemoteTaskClassModel(string TypeName, string EscapedName, string Accessibility, EquatableArray<RemoteTaskModel> Tasks)
{
    /// <summary>The generated class that holds the descriptors; the manifest names it.</summary>
    public string Table => EscapedName + "_TaskTable";
}
