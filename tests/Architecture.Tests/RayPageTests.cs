namespace Remote.Architecture.Tests;

/// <summary>docs/ray-to-remote.md is true: what it names exists.</summary>
public sealed class RayPageTests
{
    [Fact]
    public void Every_row_names_a_test_or_says_why_there_is_none()
    {
        string[] silent = [.. RayPage.Rows.Where(row => !row.IsLeftOut && !RayPage.Code(row.Tests).Any()).Select(row => row.Ray)];
        string[] unexplained = [.. RayPage.Rows.Where(row => row.IsLeftOut && row.Here.Length < 30).Select(row => row.Ray)];

        Nothing(silent, "name no test and do not say why");
        Nothing(unexplained, "do not say why there is nothing");
    }

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        string[] named = [.. RayPage.Rows.SelectMany(row => RayPage.Code(row.Tests))];

        Nothing(named.Except(RayPage.Tests), "are no tests");
        Assert.True(named.Length > 80, $"The page names {named.Length} tests.");
    }

    [Fact]
    public void Every_member_that_it_names_is_public()
    {
        HashSet<string> types = [.. RayPage.Members.Select(member => member.Split('.')[0])];
        var pairs = RayPage.Rows.SelectMany(row => RayPage.Code(row.Here)).SelectMany(RayPage.Pairs).Where(pair => types.Contains(pair.Type));
        string[] named = [.. pairs.Select(pair => $"{pair.Type}.{pair.Member}")];

        Nothing(named.Except(RayPage.Members), "are not public");
        Assert.True(named.Length > 40, $"The page names {named.Length} members.");
    }

    [Theory]
    [InlineData("2.1", 10)]
    [InlineData("2.2", 15)]
    [InlineData("2.3", 8)]
    [InlineData("2.4", 10)]
    [InlineData("2.5", 5)]
    [InlineData("2.7", 8)]
    public void Every_section_has_its_rows(string section, int least) =>
        Assert.InRange(RayPage.Rows.Count(row => row.Section == section), least, 100);

    private static void Nothing(IEnumerable<string> wrong, string what) =>
        Assert.True(!wrong.Any(), $"These {what}: {string.Join(", ", wrong)}");
}
