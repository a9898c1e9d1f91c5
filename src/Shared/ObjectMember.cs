using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>A member that an object is made up of.</summary>
/// <param name="Symbol">The property or field, the most derived one where it is overridden.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsSettable">Whether an object initializer may set it.</param>
/// <param name="IsState">Whether it holds state of its own, so that it must be restored. A computed property need not be.</param>
internal sealed record ObjectMember(ISymbol Symbol, ITypeSymbol Type, bool IsSettable, bool IsState)
{
    public string Name => Symbol.Name;

    public bool IsRequired => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
