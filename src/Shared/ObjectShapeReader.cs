using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>
/// Finds how a plain class, record or struct is taken apart and made again: all of its state must be readable, and settable or taken by
/// one constructor.
/// </summary>
internal sealed class ObjectShapeReader
{
    /// <summary>What the object header can count.</summary>
    private const int MemberLimit = 249;

    private readonly INamedTypeSymbol type;
    private readonly Compilation compilation;
    private readonly List<ObjectMember> members = [];
    private readonly List<IFieldSymbol> hidden = [];

    private ObjectShapeReader(INamedTypeSymbol type, Compilation compilation)
    {
        this.type = type;
        this.compilation = compilation;
    }

    public static CrossingType Read(INamedTypeSymbol type, Compilation compilation) => new ObjectShapeReader(type, compilation).Read();

    private CrossingType Read()
    {
        if (Collect() is { } fault) return fault;
        if (ChooseConstructor() is not { } constructor) return NoConstructor();

        int[] parameters = [.. constructor.Parameters.Select(p => members.FindIndex(m => Matches(p, m)))];
        List<ObjectMember> used = [.. members.Where((m, i) => m.IsSettable || parameters.Contains(i))];
        if (members.FirstOrDefault(m => m.IsState && !used.Contains(m)) is { } lost) return Lost(lost);
        if (hidden.FirstOrDefault(field => !used.Exists(m => Covers(m, field))) is { } unseen) return Hidden(unseen);
        if (used.Count > MemberLimit) return CrossingType.Faulty(type, $"has more than {MemberLimit} members", "Group members into records");

        int[] taken = [.. constructor.Parameters.Select(p => used.FindIndex(m => Matches(p, m)))];
        bool setsRequired = RemoteAttributes.Has(constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");
        IEnumerable<int> assigned = Enumerable.Range(0, used.Count)
            .Where(i => used[i].IsSettable && (!taken.Contains(i) || (used[i].IsRequired && !setsRequired)));
        return new CrossingType(CrossingKind.Object)
        {
            Shape = new ObjectShape([.. used], [.. taken], [.. assigned]),
            Parts = [.. used.Select(m => new CrossingPart("." + m.Name, m.Type))],
        };
    }

    private CrossingType? Collect()
    {
        var bases = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            bases.Push(current);
        }

        foreach (INamedTypeSymbol level in bases)
        {
            foreach (ISymbol symbol in level.GetMembers())
            {
                if (symbol.IsStatic || IsIgnored(symbol)) continue;
                CrossingType? fault = symbol switch
                {
                    IPropertySymbol property => AddProperty(property),
                    IFieldSymbol field => AddField(field),
                    IEventSymbol { AddMethod.IsImplicitlyDeclared: true } => CrossingType.Faulty(
                        type, "is an event, whose subscribers are code of this process", "Keep events out of types that cross", "." + symbol.Name),
                    _ => null,
                };
                if (fault is not null) return fault;
            }
        }

        return null;
    }

    private CrossingType? AddProperty(IPropertySymbol property)
    {
        if (property.IsIndexer || property.ReturnsByRef || property.ReturnsByRefReadonly || !property.ExplicitInterfaceImplementations.IsEmpty) return null;
        if (property is { Name: "EqualityContract", ContainingType.IsRecord: true }) return null;
        bool isState = HasBackingField(property);
        if (property.GetMethod is not { } getter || !IsAccessible(getter))
        {
            // An overriding property may leave its getter to the base.
            return isState && !property.IsOverride
                ? CrossingType.Faulty(type, "cannot be read from outside of its type", "Make its getter public, or mark it [field: NonSerialized]", "." + property.Name)
                : null;
        }

        var member = new ObjectMember(property, property.Type, property.SetMethod is { } setter && IsAccessible(setter), isState);
        int known = members.FindIndex(m => m.Name == property.Name);
        if (known < 0) members.Add(member);
        else if (property.IsOverride) members[known] = Override(members[known], member);
        else return CrossingType.Faulty(type, "hides a member of the base class", "Give it another name", "." + property.Name);
        return null;
    }

    /// <summary>What one of them lets set or holds, the object does.</summary>
    private static ObjectMember Override(ObjectMember inherited, ObjectMember own)
        => own with { IsSettable = own.IsSettable || inherited.IsSettable, IsState = own.IsState || inherited.IsState };

    private CrossingType? AddField(IFieldSymbol field)
    {
        if (field.AssociatedSymbol is not null || field.IsImplicitlyDeclared || field.IsConst) return null;
        if (!IsAccessible(field)) hidden.Add(field);
        else if (members.Exists(m => m.Name == field.Name)) return CrossingType.Faulty(type, "hides a member of the base class", "Give it another name", "." + field.Name);
        else members.Add(new ObjectMember(field, field.Type, !field.IsReadOnly, IsState: true));
        return null;
    }

    /// <summary>Of the constructors whose parameters are all members, one that takes all that cannot be set, and of these the longest.</summary>
    private IMethodSymbol? ChooseConstructor()
    {
        IMethodSymbol? best = null;
        foreach (IMethodSymbol candidate in type.InstanceConstructors)
        {
            if (!IsAccessible(candidate) || !candidate.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && members.Exists(m => Matches(p, m)))) continue;
            if (best is null || Rank(candidate) > Rank(best)) best = candidate;
        }

        return best;
    }

    private int Rank(IMethodSymbol constructor)
    {
        bool takesAll = members.TrueForAll(m => m.IsSettable || !m.IsState || constructor.Parameters.Any(p => Matches(p, m)));
        return constructor.Parameters.Length + (takesAll ? 1000 : 0);
    }

    private CrossingType NoConstructor() => CrossingType.Faulty(
        type,
        "has no accessible constructor whose parameters all have a readable member of the same name and type",
        "Give it one, or a constructor without parameters and settable members, or mark it [MemoryPackable]");

    private CrossingType Lost(ObjectMember member) => CrossingType.Faulty(
        type,
        "can be read but not set: it has no accessible setter, and the constructor has no parameter of that name and type",
        "Give it a setter (init will do) or a constructor parameter, or mark it [field: NonSerialized] or the type [MemoryPackable]",
        "." + member.Name);

    private CrossingType Hidden(IFieldSymbol field) => CrossingType.Faulty(
        type,
        "is hidden state: no public member shows it, so a copy would lack it",
        "Show it by a property, mark it [NonSerialized] where a copy can do without it, or mark the type [MemoryPackable]",
        "." + field.Name);

    private static bool Matches(IParameterSymbol parameter, ObjectMember member)
        => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(parameter.Type, member.Type);

    /// <summary>Whether a member by its name shows the private field: <c>_name</c>, <c>m_name</c> and <c>name</c> belong to <c>Name</c>.</summary>
    private static bool Covers(ObjectMember member, IFieldSymbol field)
    {
        string name = field.Name.StartsWith("m_", StringComparison.Ordinal) ? field.Name.Substring(2) : field.Name.Trim('_');
        return string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsIgnored(ISymbol symbol)
        => RemoteAttributes.Has(symbol, "System.NonSerializedAttribute")
            || RemoteAttributes.Has(symbol, "System.Runtime.Serialization.IgnoreDataMemberAttribute")
            || RemoteAttributes.Has(symbol, "MemoryPack.MemoryPackIgnoreAttribute")
            || (symbol is IPropertySymbol property && BackingField(property) is { } field && RemoteAttributes.Has(field, "System.NonSerializedAttribute"));

    private static IFieldSymbol? BackingField(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    // Reference assemblies leave private fields out; the accessor still says that the compiler wrote it.
    private static bool HasBackingField(IPropertySymbol property)
        => BackingField(property) is not null
            || (property.GetMethod is { } getter && RemoteAttributes.Has(getter, "System.Runtime.CompilerServices.CompilerGeneratedAttribute"));

    private bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);
}
