using Microsoft.CodeAnalysis;

namespace Remote.Analyzers;

/// <summary>Builds descriptors, each with a page in <c>docs/rules</c>.</summary>
internal static class RuleDescriptor
{
    public const string Category = "Remote";

    /// <summary>What cannot work: the build fails.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    /// <summary>What works, but is slow, lossy or wrong in most programs that have it.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>What may be meant so: three dots in the editor, nothing in a build.</summary>
    public static DiagnosticDescriptor Suggestion(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    /// <summary>A suggestion that only those see who ask for it in <c>.editorconfig</c>.</summary>
    public static DiagnosticDescriptor Off(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info, isEnabled: false);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, bool isEnabled = true)
        => new(id, title, message, Category, severity, isEnabled, helpLinkUri: $"docs/rules/{id}.md");
}
