using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Codecs;
using Remote.Generators.Errors;

namespace Remote.Codecs.Tests.Generation;

/// <summary>A generator that is right but not cached ruins the editor, and no output test shows it.</summary>
public sealed class CachingTests
{
    private const string Source = """
        public record Person(string Name, List<int> Scores);
        public class LateException(string m) : Exception(m);
        public static class Tasks { [Remote] public static Person F(Person p, Dictionary<string, int> q) => p; public static object G() => ObjectRef.Put(2m); }
        """;

    private static readonly string[] Steps =
        [CodecGenerator.TrackingNames.Signatures, CodecGenerator.TrackingNames.Codecs, ExceptionGenerator.TrackingNames.Exceptions, ExceptionGenerator.TrackingNames.All];

    [Theory]
    [InlineData("public class Unrelated { public int X => 1; }")]
    [InlineData("// a comment")]
    public void An_unrelated_change_runs_nothing_again(string addition)
    {
        CSharpCompilation compilation = Compiler.Compile(Source);
        GeneratorDriver driver = Compiler.Driver().RunGenerators(compilation);
        CSharpParseOptions options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(addition, options)));

        Assert.All(Steps, step => Assert.All(Outputs(driver, step), output => Assert.Contains(output.Reason, Unchanged)));
        Assert.All(
            driver.GetRunResult().Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void A_change_of_a_type_that_crosses_writes_its_codec_again()
    {
        GeneratorDriver driver = Compiler.Driver().RunGenerators(Compiler.Compile(Source));

        driver = driver.RunGenerators(Compiler.Compile(Source.Replace("string Name", "string Name, int Age")));

        Assert.Contains(Outputs(driver, CodecGenerator.TrackingNames.Codecs), output => output.Reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void No_model_holds_a_symbol()
    {
        GeneratorDriver driver = Compiler.Driver().RunGenerators(Compiler.Compile(Source));

        foreach (string step in Steps)
        {
            foreach ((object value, _) in Outputs(driver, step)) AssertPlain(value, new HashSet<object>(ReferenceEqualityComparer.Instance));
        }
    }

    private static readonly IncrementalStepRunReason[] Unchanged = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorDriver driver, string step)
    {
        var steps = driver.GetRunResult().Results.Where(r => r.TrackedSteps.ContainsKey(step)).SelectMany(r => r.TrackedSteps[step]).ToList();
        Assert.NotEmpty(steps);
        return steps.SelectMany(s => s.Outputs);
    }

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        Assert.False(value is ISymbol or Compilation or SyntaxNode or Location, $"A model holds a {value.GetType()}.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items) AssertPlain(item, seen);
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.FieldType.IsByRefLike && !field.FieldType.IsPointer) AssertPlain(field.GetValue(value), seen);
        }
    }
}
