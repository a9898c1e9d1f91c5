using System.Runtime.CompilerServices;

namespace Remote.Generators.Tests.Harness;

/// <summary>
/// Generated text kept as files, <c>Snapshots/&lt;Test&gt;/&lt;hint name&gt;.verified.cs</c>, to be reviewed like source. With <c>WRITE_SNAPSHOTS=1</c>
/// in the environment a run writes them anew and fails, so that the switch cannot stay on.
/// </summary>
internal static class Snapshot
{
    public static void Match(Generated project, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "..", "Snapshots", test);
        var actual = project.Result.Results.SelectMany(static result => result.GeneratedSources).ToDictionary(
            source => source.HintName.Replace(".g.cs", ".verified.cs", StringComparison.Ordinal),
            source => source.SourceText.ToString());
        if (Environment.GetEnvironmentVariable("WRITE_SNAPSHOTS") == "1")
        {
            Write(folder, actual);
            Assert.Fail($"Wrote the snapshots of {test}: review them and run again without WRITE_SNAPSHOTS.");
        }

        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), actual.Keys.Order());
        foreach ((string name, string text) in actual) Assert.Equal(File.ReadAllText(Path.Combine(folder, name)), text);
    }

    private static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files) File.WriteAllText(Path.Combine(folder, name), text);
    }
}
