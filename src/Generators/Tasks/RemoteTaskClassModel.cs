using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Tasks;

/// <summary>A class with its tasks, from all its files: one generated file.</summary>
/// <param name="TypeName">Its full name.</param>
/// <param name="Name">Its short name.</param>
/// <param name="EscapedName">The full name as an identifier: generated types start with it.</param>
/// <param name="Accessibility">Its effective accessibility.</param>
/// <param name="TypeParameters">Its own and those of the classes around it.</param>
/// <param name="Tasks">Its tasks.</param>
internal sealed record RemoteTaskClassModel(
    string TypeName,
    string Name,
    string EscapedName,
    string Accessibility,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<RemoteTaskModel> Tasks)
{
    /// <summary>The generated class that holds the descriptors; the manifest names it.</summary>
    public string Table => EscapedName + "_TaskTable";

    /// <summary>Whether there is one: generic tasks have templates instead.</summary>
    public bool HasTable => Tasks.Any(task => !IsGeneric(task));

    /// <summary>The names by which call sites of generic tasks are found.</summary>
    public EquatableArray<string> GenericNames => new(Tasks.Where(IsGeneric).Select(task => task.Method.Name.TrimStart('@')).Distinct());

    public bool IsGeneric(RemoteTaskModel task) => TypeParameters.Count + task.Method.TypeParameters.Count > 0;
}
