using System.Globalization;
using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>The identity of closed members: the open signature, and the type arguments with their assemblies.</summary>
internal static class ClosedNames
{
    // Of two calls that name a tuple's elements differently either may be found first.
    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>The signature whose hash is the id.</summary>
    public static string Signature(string open, IEnumerable<ITypeSymbol> arguments) => $"{open} of <{Arguments(arguments)}>";

    /// <summary>The name that people read.</summary>
    public static string Display(string format, IEnumerable<ITypeSymbol> arguments)
        => string.Format(CultureInfo.InvariantCulture, format, [.. arguments.Select(argument => (object)argument.ToDisplayString(Short))]);

    public static string Arguments(IEnumerable<ITypeSymbol> arguments) => string.Join(", ", arguments.Select(Qualified));

    /// <summary>Two assemblies of a program may each have an internal class of one name, so names outside of the base library carry theirs.</summary>
    private static string Qualified(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return $"{Qualified(array.ElementType)}[{new string(',', array.Rank - 1)}]";
        if (type is not INamedTypeSymbol named || named.SpecialType != SpecialType.None) return type.ToDisplayString(RemoteNames.Identity);
        string assembly = named.ContainingAssembly is { Name: var name } && !CrossingRules.IsOfBaseLibrary(named) ? $"[{name}]" : "";
        IReadOnlyList<ITypeSymbol> arguments = TypeParameters.Arguments(named);
        return assembly + TypeNames.Metadata(named.OriginalDefinition) + (arguments.Count == 0 ? "" : $"<{Arguments(arguments)}>");
    }
}
