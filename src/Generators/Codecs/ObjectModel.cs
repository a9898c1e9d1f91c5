using Remote.Generators.Pipeline;

namespace Remote.Generators.Codecs;

/// <summary>How an object is taken apart and made again.</summary>
/// <param name="IsValueType">Whether it is never null.</param>
/// <param name="IsSealed">Whether a value's type is always the declared one.</param>
/// <param name="HasHeader">Whether a count of members comes first.</param>
/// <param name="Members">What is written, in order.</param>
/// <param name="Constructor">For each parameter of the constructor, the index of its member.</param>
/// <param name="Assigned">The indexes of the members that the object initializer sets.</param>
internal sealed record ObjectModel(
    bool IsValueType,
    bool IsSealed,
    bool HasHeader,
    EquatableArray<MemberModel> Members,
    EquatableArray<int> Constructor,
    EquatableArray<int> Assigned);
