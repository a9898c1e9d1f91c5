using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>
/// Marks an assembly that holds remote members and names its generated manifest. The manifest of an assembly that refers to it calls
/// that manifest's <c>Register</c>, so that a process which loads only the program knows the members of its libraries too.
/// </summary>
/// <param name="manifest">The generated class with the public static method <c>Register()</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RemoteAssemblyAttribute(Type manifest) : Attribute
{
    /// <summary>The generated class.</summary>
    public Type Manifest { get; } = manifest;

    /// <summary>The names of its generic remote members: where one of them is called, a compilation looks closer.</summary>
    public string[] GenericMembers { get; init; } = [];
}
