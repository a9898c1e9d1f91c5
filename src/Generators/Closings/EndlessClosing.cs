using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>REM0001: only the search itself can tell that it would not end.</summary>
internal static class EndlessClosing
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        DiagnosticIds.EndlessClosing,
        "Generic code calls itself with ever larger types",
        "'{0}' is called here with ever larger types ({1}), so not all closed members can be registered: call it with a type that does not grow, or pass the data in one type that can nest",
        "Remote",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"docs/rules/{DiagnosticIds.EndlessClosing}.md");

    public static Diagnostic At(GenericReference endless)
    {
        string type = string.Join(", ", endless.Arguments.Select(TypeNames.Short));
        return Diagnostic.Create(Descriptor, endless.Place.GetLocation(), endless.Place.ToString(), type.Length > 100 ? type.Substring(0, 100) + "…" : type);
    }
}
