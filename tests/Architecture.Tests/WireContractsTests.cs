using System.Runtime.CompilerServices;

namespace Remote.Architecture.Tests;

/// <summary>Nothing on the wire changes unseen.</summary>
public sealed class WireContractsTests
{
    [Fact]
    public void What_processes_say_to_each_other_is_what_was_reviewed()
    {
        string actual = WireContracts.Describe(Rooms.Runtime);
        if (Environment.GetEnvironmentVariable("WRITE_CONTRACTS") == "1")
        {
            File.WriteAllText(Path(), actual);
            Assert.Fail("Wrote WireContracts.txt: review it and run again without WRITE_CONTRACTS.");
        }

        string[] reviewed = File.ReadAllLines(Path()), now = actual.TrimEnd('\n').Split('\n');
        string[] gone = [.. reviewed.Except(now).Select(line => $"- {line.Trim()}")], come = [.. now.Except(reviewed).Select(line => $"+ {line.Trim()}")];
        Assert.True(reviewed.SequenceEqual(now), $"WireContracts.txt is not what the code says:\n{string.Join('\n', gone.Concat(come))}\nIf that is meant: WRITE_CONTRACTS=1, and review it.");
    }

    [Fact]
    public void No_tag_and_no_code_stands_for_two_things()
    {
        string[][] sections = [.. WireContracts.Describe(Rooms.Runtime).Split("\n\n").Skip(1).Select(section => section.TrimEnd('\n').Split('\n')[1..])];
        Assert.True(sections.Length > 5);
        Assert.All(sections, lines =>
        {
            string[] numbers = [.. lines.Select(line => line.Trim().Split(' ')[0]).Where(first => first.All(char.IsAsciiDigit))];
            Assert.Equal(numbers.Distinct(), numbers);
        });
    }

    private static string Path([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", "..", "src", "Runtime", "WireContracts.txt");
}
