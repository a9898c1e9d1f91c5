using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>How an object is taken apart and made again.</summary>
/// <param name="Members">What is written, in order: the base class's first.</param>
/// <param name="Constructor">For each parameter of the constructor used, the index of its member.</param>
/// <param name="Assigned">The indexes of the members that the object initializer sets.</param>
/// <param name="HasHeader">Whether a count of members comes first (tuples of values and pairs have none).</param>
internal sealed record ObjectShape(
    ImmutableArray<ObjectMember> Members,
    ImmutableArray<int> Constructor,
    ImmutableArray<int> Assigned,
    bool HasHeader = true)
{
    /// <summary>A tuple or a pair: its constructor takes all members in order.</summary>
    public static ObjectShape? OfTuple(INamedTypeSymbol type, string metadataName)
    {
        bool isTuple = metadataName.StartsWith("System.Tuple`", System.StringComparison.Ordinal);
        if (!isTuple && !type.IsTupleType && metadataName != "System.Collections.Generic.KeyValuePair`2") return null;
        INamedTypeSymbol plain = type.TupleUnderlyingType ?? type;
        var members = ImmutableArray.CreateBuilder<ObjectMember>();
        for (int i = 0; i < plain.TypeArguments.Length; i++)
        {
            string name = metadataName == "System.Collections.Generic.KeyValuePair`2" ? (i == 0 ? "Key" : "Value") : i == 7 ? "Rest" : "Item" + (i + 1);
            ISymbol member = plain.GetMembers(name)[0];
            members.Add(new ObjectMember(member, plain.TypeArguments[i], IsSettable: false, IsState: true));
        }

        return new ObjectShape(members.ToImmutable(), ImmutableArray.CreateRange(System.Linq.Enumerable.Range(0, members.Count)), ImmutableArray<int>.Empty, isTuple);
    }
}
