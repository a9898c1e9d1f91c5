using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Pages;

/// <summary>
/// Each rule has a page, two samples that compile, a release row and a test file. With <c>WRITE_PAGES=1</c> in the environment the pages take
/// the samples' code and the tests fail, so that the switch cannot stay on.
/// </summary>
public sealed class PagesTests
{
    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(AsyncVoidAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> Ids => [.. Rules];

    private static IEnumerable<string> Rules => Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Order();

    [Fact]
    public void Each_analyzer_has_one_rule_of_its_own()
        => Assert.Equal(Analyzers.Length, Analyzers.Select(static analyzer => analyzer.SupportedDiagnostics.Single().Id).Distinct().Count());

    [Theory, MemberData(nameof(Ids))]
    public void The_page_names_the_rule(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string text = new RulePage(id).Text;
        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {Severity(rule)}.\n", text, StringComparison.Ordinal);
        Assert.True(RulePage.HasTests($"{id}Tests.cs"), $"{id}Tests.cs is missing");
        Assert.Contains($"\n{id} | {rule.Category} | {Tracked(rule)} | ", RulePage.ReleaseNotes, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_page_shows_the_samples(string id)
    {
        var page = new RulePage(id);
        if (Environment.GetEnvironmentVariable("WRITE_PAGES") == "1")
        {
            page.Write();
            Assert.Fail($"Wrote the page of {id}: review it and run again without WRITE_PAGES.");
        }

        Assert.Equal(page.ToShow(RulePage.Violation), page.Shown(RulePage.Violation));
        Assert.Equal(page.ToShow(RulePage.Fix), page.Shown(RulePage.Fix));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_violation_breaks_this_rule_and_no_other_and_the_fix_none(string id)
    {
        var page = new RulePage(id);
        Assert.Equal([id], (await Found(page.Sample(RulePage.Violation), page.Errors)).Distinct());
        Assert.Empty(await Found(page.Sample(RulePage.Fix), []));
    }

    [Fact]
    public void Each_page_is_of_a_rule_or_of_the_generator() => Assert.Equal(Rules.Append("REM0001").Order(), RulePage.All.Order());

    [Fact]
    public void No_id_has_two_meanings()
    {
        Type constants = typeof(AsyncVoidAnalyzer).Assembly.GetType("Remote.Shared.DiagnosticIds")!;
        string[] ids = [.. constants.GetFields().Select(static field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(ids.Distinct(), ids);
    }

    private static async Task<IEnumerable<string>> Found(string source, IReadOnlyList<string> errors)
        => (await Harness.Rule.Run(Harness.Rule.Compile(source, errors), Analyzers)).Select(static diagnostic => diagnostic.Id);

    private static DiagnosticDescriptor Rule(string id) => Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Single(rule => rule.Id == id);

    private static string Severity(DiagnosticDescriptor rule)
        => (rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : rule.DefaultSeverity.ToString().ToLowerInvariant())
            + (rule.IsEnabledByDefault ? "" : ", off by default");

    private static string Tracked(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
}
