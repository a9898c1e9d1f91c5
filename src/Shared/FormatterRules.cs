using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The formatters that <c>[assembly: RemoteFormatter(typeof(…))]</c> names.</summary>
internal static class FormatterRules
{
    private const string FormatterOfT = "MemoryPack.MemoryPackFormatter`1";

    /// <summary>The attributes of an assembly, each with the formatter that it names.</summary>
    public static IEnumerable<(AttributeData Attribute, INamedTypeSymbol? Formatter)> Named(IAssemblySymbol assembly)
        => assembly.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { Name: "RemoteFormatterAttribute" } type && TypeNames.Metadata(type) == RemoteTypeNames.RemoteFormatterAttribute)
            .Select(attribute => (attribute, attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol));

    /// <summary>Formatters by the type that each is for: the compilation's own, and those of the assemblies that it references where it can reach them.</summary>
    public static Dictionary<ITypeSymbol, INamedTypeSymbol> Usable(Compilation compilation)
    {
        var usable = new Dictionary<ITypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(RefersToRuntime).Prepend(compilation.Assembly))
        {
            foreach ((_, INamedTypeSymbol? formatter) in Named(assembly))
            {
                if (formatter is null || FindFault(formatter, compilation) is not null || TargetOf(formatter) is not { } target) continue;
                if (!usable.ContainsKey(target)) usable.Add(target, formatter);
            }
        }

        return usable;
    }

    /// <summary>Why values cannot be read and written by it, or null.</summary>
    public static string? FindFault(INamedTypeSymbol formatter, Compilation compilation)
    {
        if (formatter.IsUnboundGenericType || formatter.IsGenericType) return "is generic";
        if (TargetOf(formatter) is not { } target) return "does not derive from MemoryPackFormatter<T>";
        if (formatter.IsAbstract) return "is abstract";
        if (!compilation.IsSymbolAccessibleWithin(formatter, compilation.Assembly) || formatter.IsFileLocal) return "cannot be named outside of the type or file that declares it";
        bool canBeMade = formatter.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly));
        if (!canBeMade) return "has no constructor without parameters that can be reached";
        return BuiltInTypes.Contains(target) || target is not INamedTypeSymbol ? $"is for {TypeNames.Short(target)}, which Remote writes itself" : null;
    }

    /// <summary>The T of the <c>MemoryPackFormatter&lt;T&gt;</c> that it is, or null.</summary>
    public static ITypeSymbol? TargetOf(INamedTypeSymbol formatter)
    {
        for (INamedTypeSymbol? current = formatter.BaseType; current is not null; current = current.BaseType)
        {
            if (TypeNames.Metadata(current.OriginalDefinition) == FormatterOfT) return current.TypeArguments[0].WithNullableAnnotation(NullableAnnotation.None);
        }

        return null;
    }

    private static bool RefersToRuntime(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == RemoteTypeNames.RuntimeAssembly));
}
