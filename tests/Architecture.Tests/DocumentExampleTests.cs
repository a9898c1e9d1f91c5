using System.Runtime.CompilerServices;

namespace Remote.Architecture.Tests;

/// <summary>Whole classes that docs/ shows are files of tests, which compile and run.</summary>
public sealed class DocumentExampleTests
{
    private const string Start = "public static class ";

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Fact]
    public void Classes_in_objects_md_are_those_of_tests()
    {
        string[] shown = [.. File.ReadAllText(Path.Combine(Repository, "docs", "objects.md")).Split("```csharp\n").Skip(1).Select(static b => b.Split("```")[0]).Where(static b => b.StartsWith(Start, StringComparison.Ordinal))];
        Assert.Equal(["Matrices", "Weather"], shown.Select(NameOf));
        Assert.All(shown, static code => Assert.Equal(CompiledOf(NameOf(code)), code));
    }

    private static string NameOf(string code) => code[Start.Length..].Split('\n')[0];

    private static string CompiledOf(string name)
    {
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Repository, "tests", "Runtime.Tests"), $"{name}.cs", SearchOption.AllDirectories));
        string source = File.ReadAllText(file);
        return source[source.IndexOf(Start, StringComparison.Ordinal)..];
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
