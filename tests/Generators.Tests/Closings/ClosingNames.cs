using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Closings;

/// <summary>Reads the registrations of closed members.</summary>
internal static class ClosingNames
{
    /// <summary>The names that people read, sorted.</summary>
    public static IEnumerable<string> In(Generated project) => project.Result.Results[0].GeneratedSources
        .Where(source => source.HintName.StartsWith("Remote.Closings", StringComparison.Ordinal))
        .SelectMany(source => source.SourceText.ToString().Split('\n'))
        .Where(line => line.Contains(".Close(", StringComparison.Ordinal))
        .Select(line => line.Split('"')[^2])
        .Order(StringComparer.Ordinal);
}
