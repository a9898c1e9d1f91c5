using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The concrete types that derive from an abstract class, or implement an interface, in the assembly that declares it.</summary>
internal static class ClosedHierarchy
{
    /// <summary>In the order of their tags: by full name, so that it does not depend on the order of files.</summary>
    public static ImmutableArray<INamedTypeSymbol> Cases(INamedTypeSymbol root)
    {
        var cases = new List<INamedTypeSymbol>();
        foreach (INamedTypeSymbol candidate in Types(root.ContainingAssembly.GlobalNamespace))
        {
            if (!candidate.IsAbstract && candidate.TypeKind is TypeKind.Class or TypeKind.Struct && Close(candidate, root) is { } closed) cases.Add(closed);
        }

        return [.. cases.OrderBy(TypeNames.Full, StringComparer.Ordinal)];
    }

    /// <summary>The derived type with the root's type arguments, or null where it does not derive from that root.</summary>
    private static INamedTypeSymbol? Close(INamedTypeSymbol candidate, INamedTypeSymbol root)
    {
        foreach (INamedTypeSymbol ancestor in Ancestors(candidate, root.TypeKind == TypeKind.Interface))
        {
            if (!SymbolEqualityComparer.Default.Equals(ancestor.OriginalDefinition, root.OriginalDefinition)) continue;
            if (!candidate.IsGenericType) return SymbolEqualityComparer.Default.Equals(ancestor, root) ? candidate : null;
            if (Bind(candidate, ancestor, root) is { } arguments) return candidate.Construct(arguments);
        }

        return null;
    }

    /// <summary>What the candidate's type parameters are where its ancestor is the root; null where the root does not tell.</summary>
    private static ITypeSymbol[]? Bind(INamedTypeSymbol candidate, INamedTypeSymbol ancestor, INamedTypeSymbol root)
    {
        var arguments = new ITypeSymbol?[candidate.TypeParameters.Length];
        for (int i = 0; i < ancestor.TypeArguments.Length; i++)
        {
            if (ancestor.TypeArguments[i] is ITypeParameterSymbol parameter) arguments[parameter.Ordinal] = root.TypeArguments[i];
            else if (!SymbolEqualityComparer.Default.Equals(ancestor.TypeArguments[i], root.TypeArguments[i])) return null;
        }

        return Array.IndexOf(arguments, null) < 0 ? arguments.OfType<ITypeSymbol>().ToArray() : null;
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type, bool interfaces)
    {
        if (interfaces) return type.AllInterfaces;
        var bases = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType) bases.Add(current);
        return bases;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner) continue;
            if (inner is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol nested in Types(inner)) yield return nested;
        }
    }
}
