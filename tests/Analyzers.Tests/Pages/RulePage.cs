using System.Runtime.CompilerServices;

namespace Remote.Analyzers.Tests.Pages;

/// <summary>The page of one rule, <c>docs/rules/REMxxxx.md</c>, and the samples in <c>samples/Analyzers/REMxxxx</c> that its code is taken from.</summary>
internal sealed class RulePage(string id)
{
    public const string Violation = "Violation", Fix = "Fix";
    private const string Open = "```csharp\n", Close = "```";

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>The ids that have a page.</summary>
    public static IEnumerable<string> All => Directory.GetFiles(Path.Combine(Repository, "docs", "rules"), "*.md").Select(static file => Path.GetFileNameWithoutExtension(file));

    public string Text => File.ReadAllText(PageFile);

    private string PageFile => Path.Combine(Repository, "docs", "rules", $"{id}.md");

    public static string ReleaseNotes => File.ReadAllText(Path.Combine(Repository, "src", "Analyzers", "AnalyzerReleases.Unshipped.md"));

    /// <summary>Whether a file of this name lies anywhere among the analyzers' tests.</summary>
    public static bool HasTests(string file) => Directory.GetFiles(Path.Combine(Repository, "tests"), file, SearchOption.AllDirectories).Length == 1;

    public string Sample(string part) => File.ReadAllText(Path.Combine(Repository, "samples", "Analyzers", id, $"{part}.cs"));

    /// <summary>What the compiler itself says of a violation that does not compile, from its sample's first line.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            string first = Sample(Violation).Split('\n')[0];
            return first.StartsWith("// The compiler: ", StringComparison.Ordinal) ? first["// The compiler: ".Length..].Split(' ') : [];
        }
    }

    /// <summary>The code under a heading of the page.</summary>
    public string Shown(string part)
    {
        (int start, int end) = Block(part);
        return Text[start..end];
    }

    /// <summary>What the page is to show of a sample: the lines of its region <c>Page</c> moved to the left, or all of it.</summary>
    public string ToShow(string part)
    {
        string[] lines = Sample(part).TrimEnd().Split('\n');
        int start = Array.FindIndex(lines, static line => line.Trim() == "#region Page");
        if (start < 0) return string.Join('\n', lines) + "\n";
        int indent = lines[start].Length - lines[start].TrimStart().Length;
        IEnumerable<string> shown = lines.Skip(start + 1).TakeWhile(static line => line.Trim() != "#endregion");
        return string.Concat(shown.Select(line => line[Math.Min(indent, line.Length)..] + "\n"));
    }

    /// <summary>Puts the samples' code into the page.</summary>
    public void Write()
    {
        foreach (string part in (string[])[Violation, Fix])
        {
            (int start, int end) = Block(part);
            File.WriteAllText(PageFile, Text[..start] + ToShow(part) + Text[end..]);
        }
    }

    private (int Start, int End) Block(string part)
    {
        string text = Text;
        int heading = text.IndexOf($"## {part}\n", StringComparison.Ordinal);
        Assert.True(heading >= 0, $"{PageFile} has no heading '{part}'");
        int start = text.IndexOf(Open, heading, StringComparison.Ordinal) + Open.Length;
        return (start, text.IndexOf(Close, start, StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
