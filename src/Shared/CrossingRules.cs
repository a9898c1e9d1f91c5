using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"May this type cross to another process, and how?": one answer for the generator, which writes the codecs, and the analyzer, which says why not.</summary>
internal sealed class CrossingRules
{
    // Weak: what was found about a compilation's types is forgotten with it.
    private static readonly ConditionalWeakTable<Compilation, CrossingRules> Known = new();

    private readonly ConcurrentDictionary<ITypeSymbol, CrossingType> described = new(SymbolEqualityComparer.Default);

    private readonly Compilation compilation;
    private readonly Dictionary<ITypeSymbol, INamedTypeSymbol> formatters;

    /// <summary>The rules within a compilation, shared by all who ask about it: many signatures name the same types.</summary>
    public static CrossingRules For(Compilation compilation) => Known.GetValue(compilation, static c => new CrossingRules(c));

    private CrossingRules(Compilation compilation) => (this.compilation, formatters) = (compilation, FormatterRules.Usable(compilation));

    /// <summary>How the type itself crosses; its parts are to be asked about in turn.</summary>
    public CrossingType Describe(ITypeSymbol type) => described.GetOrAdd(type, DescribeNew);

    /// <summary>The first fault in the type or in anything it holds, or null where it may cross.</summary>
    public CrossingFault? FindFault(ITypeSymbol type) => FindFault(type, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>The type and all that it holds, parts before wholes.</summary>
    public IReadOnlyList<ITypeSymbol> Closure(ITypeSymbol type)
    {
        var ordered = new List<ITypeSymbol>();
        Close(type, ordered, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));
        return ordered;
    }

    private CrossingFault? FindFault(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type)) return null;
        CrossingType crossing = Describe(type);
        if (crossing.Fault is { } own) return own;
        foreach (CrossingPart part in crossing.Parts)
        {
            if (FindFault(part.Type, seen) is { } fault) return fault.Under(TypeNames.Short(type), part.Step, TypeNames.Short(part.Type));
        }

        return null;
    }

    private void Close(ITypeSymbol type, List<ITypeSymbol> ordered, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type)) return;
        foreach (CrossingPart part in Describe(type).Parts) Close(part.Type, ordered, seen);
        ordered.Add(type);
    }

    private CrossingType DescribeNew(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.TypeParameter or TypeKind.Error || BuiltInTypes.Contains(type)) return CrossingType.None;
        if (formatters.TryGetValue(type, out INamedTypeSymbol? formatter)) return new CrossingType(CrossingKind.Formatted) { Method = TypeNames.Code(formatter) };
        if (type is INamedTypeSymbol { IsGenericType: true } reference && DescribeRef(reference) is { } described) return described;
        if (ForbiddenTypes.Find(type) is { } forbidden) return CrossingType.Faulty(type, forbidden.Reason, forbidden.WayOut);
        if (type is IArrayTypeSymbol array) return DescribeArray(array);
        return type is INamedTypeSymbol named ? DescribeNamed(named) : CrossingType.None;
    }

    private CrossingType? DescribeRef(INamedTypeSymbol type) => TypeNames.Metadata(type.OriginalDefinition) switch
    {
        RemoteTypeNames.ObjectRefOfT => new CrossingType(CrossingKind.ObjectRef) { Parts = [new CrossingPart("", type.TypeArguments[0])] },
        RemoteTypeNames.ActorRefOfT => new CrossingType(CrossingKind.ActorRef),
        RemoteTypeNames.RemoteQueueOfT => new CrossingType(CrossingKind.Queue)
        {
            Parts = [new CrossingPart("", type.TypeArguments[0]), new CrossingPart("", compilation.CreateArrayTypeSymbol(type.TypeArguments[0]))],
        },
        _ => null,
    };

    private static CrossingType DescribeArray(IArrayTypeSymbol array)
    {
        if (array.Rank > 4) return CrossingType.Faulty(array, "has more than four dimensions", "Pass an array of one dimension and its lengths");
        return new CrossingType(CrossingKind.Collection)
        {
            Method = array.Rank == 1 ? "Array" : "Array" + array.Rank,
            Parts = [new CrossingPart("[]", array.ElementType)],
        };
    }

    private CrossingType DescribeNamed(INamedTypeSymbol type)
    {
        string name = TypeNames.Metadata(type.OriginalDefinition);
        if (KnownCollections.Find(name) is { } method) return DescribeCollection(type, method);
        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) || type.IsFileLocal) return Unreachable(type);
        if (type.TypeKind == TypeKind.Enum || (type.IsUnmanagedType && type.IsValueType)) return DescribeUnmanaged(type);
        if (IsPackable(type)) return new CrossingType(CrossingKind.Packable);
        if (ObjectShape.OfTuple(type, name) is { } tuple) return DescribeTuple(tuple);
        if (IsOfBaseLibrary(type)) return Unknown(type);
        return type.IsAbstract ? DescribeUnion(type) : ObjectShapeReader.Read(type, compilation);
    }

    private static CrossingType DescribeCollection(INamedTypeSymbol type, string method) => new(CrossingKind.Collection)
    {
        Method = method,
        Parts = [.. type.TypeArguments.Select(argument => new CrossingPart("[]", argument))],
    };

    private static CrossingType DescribeTuple(ObjectShape tuple) => new(CrossingKind.Object)
    {
        Shape = tuple,
        Parts = [.. tuple.Members.Select(m => new CrossingPart("." + m.Name, m.Type))],
    };

    /// <summary>Its fields need no codec, but may be of types that mean nothing elsewhere.</summary>
    private static CrossingType DescribeUnmanaged(INamedTypeSymbol type)
    {
        IEnumerable<CrossingPart> fields = type.TypeKind == TypeKind.Enum || IsOfBaseLibrary(type) && !type.IsGenericType
            ? []
            : type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field is { IsStatic: false, IsFixedSizeBuffer: false })
                .Select(field => new CrossingPart("." + (field.AssociatedSymbol ?? field).Name, field.Type));
        return new CrossingType(CrossingKind.Unmanaged) { Parts = [.. fields] };
    }

    private static CrossingType DescribeUnion(INamedTypeSymbol type)
    {
        ImmutableArray<INamedTypeSymbol> cases = ClosedHierarchy.Cases(type);
        if (!cases.IsEmpty)
        {
            return new CrossingType(CrossingKind.Union) { Parts = [.. cases.Select(c => new CrossingPart(" (as " + TypeNames.Short(c) + ")", c))] };
        }

        string reason = type.TypeKind == TypeKind.Interface
            ? "is an interface that no type of its assembly implements"
            : "is abstract, and no type of its assembly derives from it";
        return CrossingType.Faulty(type, reason, "Declare the concrete type");
    }

    private static CrossingType Unknown(INamedTypeSymbol type)
        => CrossingType.Faulty(type, "is a type of the base library that Remote has no codec for", "Pass the data in it, in a record of your own");

    private static CrossingType Unreachable(INamedTypeSymbol type)
        => CrossingType.Faulty(type, "cannot be named outside of the type or file that declares it, so no codec can be written for it", "Make it internal or public");

    private static bool IsPackable(INamedTypeSymbol type)
    {
        const int NoGenerate = 4;
        return RemoteAttributes.Find(type, "MemoryPack.MemoryPackableAttribute") is { } attribute
            && !attribute.ConstructorArguments.Any(argument => argument.Type?.Name == "GenerateType" && argument.Value is NoGenerate);
    }

    public static bool IsOfBaseLibrary(INamedTypeSymbol type)
    {
        string name = type.ContainingAssembly?.Name ?? "";
        return name is "mscorlib" or "netstandard" || name == "System"
            || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
