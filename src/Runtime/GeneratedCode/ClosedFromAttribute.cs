using System.ComponentModel;

namespace Remote.GeneratedCode;

/// <summary>On a generated method through which a generic remote member is called: what it calls, for the compilation that calls it.</summary>
/// <param name="template">The open generated class, marked <see cref="TemplateAttribute"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClosedFromAttribute(Type template) : Attribute
{
    /// <summary>The open generated class.</summary>
    public Type Template { get; } = template;
}
