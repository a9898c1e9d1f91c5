using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>How one type crosses, before its parts are looked at.</summary>
internal sealed class CrossingType(CrossingKind kind)
{
    public static readonly CrossingType None = new(CrossingKind.None);

    public CrossingKind Kind { get; } = kind;

    /// <summary>The runtime's registration method for a <see cref="CrossingKind.Collection"/>; the class of a <see cref="CrossingKind.Formatted"/> type's formatter.</summary>
    public string Method { get; init; } = "";

    /// <summary>The types it holds, in the order in which they are written; of a union, its cases in the order of their tags.</summary>
    public ImmutableArray<CrossingPart> Parts { get; init; } = ImmutableArray<CrossingPart>.Empty;

    /// <summary>The members of an <see cref="CrossingKind.Object"/>.</summary>
    public ObjectShape? Shape { get; init; }

    public CrossingFault? Fault { get; init; }

    public static CrossingType Faulty(ITypeSymbol type, string reason, string wayOut, string step = "")
        => new(CrossingKind.Fault) { Fault = new CrossingFault(TypeNames.Short(type) + step, reason, wayOut) };
}
