using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Actors;
using Remote.Generators.Closings;
using Remote.Generators.Manifest;
using Remote.Generators.Tasks;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Caching;

/// <summary>An edit that changes nothing remote must cost next to nothing, or every key stroke in an editor would.</summary>
public sealed class CachingTests
{
    private const string Source = """
        public static class Work { [Remote(Cpus = 2)] public static int F(int a, string? b = null) => a; [Remote] public static void G(params int[] c) { } }
        public static class More { [Remote] public static int F(IReadOnlyList<int> a) => 1; }
        [Remote] public class Actor(int start = 0) { public int Next(int by = 1) => start += by; }
        """;

    private static readonly string[] ModelSteps =
    [
        RemoteTaskGenerator.TrackingNames.Tasks, RemoteTaskGenerator.TrackingNames.Classes,
        RemoteActorGenerator.TrackingNames.Actors, RemoteGenerator.TrackingNames.Assembly, RemoteGenerator.TrackingNames.Manifest,
        ClosingGenerator.TrackingNames.Input,
    ];

    [Theory]
    [InlineData("public static class Other { public static int X => 1; }")]
    [InlineData("// just a comment")]
    public void An_unrelated_edit_leaves_every_step_as_it_was(string added)
    {
        CSharpCompilation before = Project.Create(Source);
        GeneratorRunResult second = RunTwice(before, before.AddSyntaxTrees(Project.Parse(added, "Added.cs")));
        Assert.All(ModelSteps, step => Assert.All(Reasons(second.TrackedSteps[step]), AssertUnchanged));
        Assert.All(second.TrackedOutputSteps.SelectMany(step => Reasons(step.Value)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_in_a_method_body_leaves_every_step_as_it_was()
    {
        CSharpCompilation before = Project.Create(Source);
        GeneratorRunResult second = RunTwice(before, Replace(before, "=> start += by", "{ int next = start + by; start = next; return next; }"));
        Assert.All(ModelSteps, step => Assert.All(Reasons(second.TrackedSteps[step]), AssertUnchanged));
        Assert.All(second.TrackedOutputSteps.SelectMany(step => Reasons(step.Value)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_signature_writes_only_its_own_class_again()
    {
        CSharpCompilation before = Project.Create(Source);
        GeneratorRunResult second = RunTwice(before, Replace(before, "IReadOnlyList<int> a", "IReadOnlyList<long> a"));
        IncrementalStepRunReason[] reasons = [.. second.TrackedOutputSteps.SelectMany(step => Reasons(step.Value))];
        Assert.Single(reasons, reason => reason == IncrementalStepRunReason.Modified);
        Assert.All(reasons.Where(reason => reason != IncrementalStepRunReason.Modified), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("public static class Other { public static int X => 1; }")]
    [InlineData("public static class Other { public static void F() => Gen.Remote().Echo(1.5); }")]
    public void Calls_of_generic_members_are_looked_for_only_where_code_is_written_for_the_compiler(string added)
    {
        CSharpCompilation before = Project.Create(Source + "public static class Gen { [Remote] public static T Echo<T>(T item) => item; }");
        GeneratorRunResult second = RunTwice(before, before.AddSyntaxTrees(Project.Parse(added, "Added.cs")));
        Assert.All(ModelSteps, step => Assert.All(Reasons(second.TrackedSteps[step]), AssertUnchanged));
        Assert.All(
            second.TrackedOutputSteps.Where(step => step.Key == "SourceOutput").SelectMany(step => Reasons(step.Value)),
            reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Contains("ImplementationSourceOutput", second.TrackedOutputSteps.Keys);
    }

    [Fact]
    public void The_order_of_files_does_not_change_what_a_file_holds()
    {
        const string Second = "public static class Other { [Remote] public static int F() => 1; }";
        Assert.Equal(
            Generated.From(Project.Create([Source, Second])).Text("Tasks.Work"),
            Generated.From(Project.Create([Second, Source])).Text("Tasks.Work"));
    }

    [Fact]
    public void No_symbol_syntax_or_compilation_is_reachable_from_a_model()
    {
        CSharpCompilation compilation = Project.Create(Source);
        GeneratorRunResult run = Generated.Driver(trackSteps: true).RunGenerators(compilation).GetRunResult().Results[0];
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object model in ModelSteps.SelectMany(step => run.TrackedSteps[step]).SelectMany(step => step.Outputs).Select(output => output.Value)) Visit(model, seen);
        Assert.True(seen.Count > 20);
    }

    private static GeneratorRunResult RunTwice(CSharpCompilation first, Compilation second)
        => Generated.Driver(trackSteps: true).RunGenerators(first).RunGenerators(second).GetRunResult().Results[0];

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string @new)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(candidate => candidate.ToString().Contains(old, StringComparison.Ordinal));
        return compilation.ReplaceSyntaxTree(tree, Project.Parse(tree.ToString().Replace(old, @new, StringComparison.Ordinal), tree.FilePath));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps)
        => steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static void AssertUnchanged(IncrementalStepRunReason reason)
        => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static void Visit(object? node, HashSet<object> seen)
    {
        if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node)) return;
        Assert.False(node is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or AttributeData, node.GetType().FullName);
        if (node is IEnumerable items)
        {
            foreach (object? item in items) Visit(item, seen);
        }

        for (Type? type = node.GetType(); type is not null && type.Namespace?.StartsWith("Remote", StringComparison.Ordinal) == true; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)) Visit(field.GetValue(node), seen);
        }
    }
}
