using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>Marks the generated class that stands for a remote member with type parameters, for the compilations that close it.</summary>
/// <param name="signature">The member's open signature.</param>
/// <param name="name">Its short name, with a hole for each type argument.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class)]
public sealed class TemplateAttribute(string signature, string name) : Attribute
{
    /// <summary>The member's open signature.</summary>
    public string Signature { get; } = signature;

    /// <summary>Its short name, with a hole for each type argument.</summary>
    public string Name { get; } = name;
}
