using Microsoft.CodeAnalysis;

namespace Remote.Analyzers;

/// <summary>Builds descriptors of errors, each with a page in <c>docs/rules</c>.</summary>
internal static class RuleDescriptor
{
    public const string Category = "Remote";

    public static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"docs/rules/{id}.md");
}
