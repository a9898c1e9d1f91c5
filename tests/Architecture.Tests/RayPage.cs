using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Remote.Architecture.Tests;

/// <summary>docs/ray-to-remote.md as its rows, and the sources that they speak of.</summary>
internal static partial class RayPage
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The rows of all tables: the section, what Ray has, what is here, and the tests.</summary>
    public static RayRow[] Rows { get; } = [.. Read(File.ReadAllLines(Path.Combine(Repository, "docs", "ray-to-remote.md")))];

    /// <summary>Every test of the repository, as Class.Method.</summary>
    public static HashSet<string> Tests { get; } = [.. Sources("tests").SelectMany(TestsOf)];

    /// <summary>What is public, as Type.Member, without type parameters.</summary>
    public static HashSet<string> Members { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository, "src", "Runtime"), "PublicAPI.*.txt").SelectMany(File.ReadLines)
            .SelectMany(line => PublicMember().Matches(line)).Select(match => $"{match.Groups[1].Value}.{match.Groups[2].Value}"),
    ];

    /// <summary>What stands between backticks.</summary>
    public static IEnumerable<string> Code(string text) => Backticks().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The Type.Member pairs in a piece of code.</summary>
    public static IEnumerable<(string Type, string Member)> Pairs(string code) =>
        Pair().Matches(code).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static IEnumerable<RayRow> Read(string[] lines)
    {
        string section = "";
        foreach (string line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line[3..].Split(' ')[0];
            if (!line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| Ray |", StringComparison.Ordinal)) continue;
            string[] cells = line.Replace(@"\|", "/", StringComparison.Ordinal).Trim('|').Split('|');
            if (cells is not [var ray, var here, var tests]) throw new FormatException($"Not three cells: {line}");
            yield return new RayRow(section, ray.Trim(), here.Trim(), tests.Trim());
        }
    }

    private static IEnumerable<string> TestsOf(string file)
    {
        string source = File.ReadAllText(file);
        string type = Class().Match(source).Groups[1].Value;
        return Test().Matches(source).Select(test => $"{type}.{test.Groups[1].Value}");
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\b(?:class|record) (\w+)")]
    private static partial Regex Class();

    // The attribute, further attributes and their arguments, then the method.
    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^{;]*?\b(?:void|Task) (\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"\bRemote\.(\w+)(?:<\w+>)?\.(\w+)")]
    private static partial Regex PublicMember();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w+)(?:<\w+>)?\.([A-Z]\w+)")]
    private static partial Regex Pair();
}
