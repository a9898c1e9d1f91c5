using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Caching;

/// <summary>A generator that kept a compilation, even through a single symbol, would fill the editor's memory edit by edit.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void Old_compilations_are_let_go()
    {
        CSharpCompilation last = Project.Create(Source(0));
        (GeneratorDriver driver, WeakReference[] old) = Edit(last);
        for (int i = 0; i < 3 && old.Any(static compilation => compilation.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.All(old, static compilation => Assert.False(compilation.IsAlive));
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
    }

    /// <summary>Five states of the project go through one driver, the last of them <paramref name="last"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference[] Old) Edit(CSharpCompilation last)
    {
        GeneratorDriver driver = Generated.Driver();
        var old = new List<WeakReference>();
        for (int i = 1; i < 5; i++)
        {
            CSharpCompilation compilation = Project.Create(Source(i));
            driver = driver.RunGenerators(compilation);
            old.Add(new WeakReference(compilation));
        }

        return (driver.RunGenerators(last), [.. old]);
    }

    private static string Source(int edit) => $$"""
        public sealed record Item(int Id, List<string> Names);
        public static class Work { [Remote] public static Item F{{edit}}(Item a, int b = {{edit}}) => a; }
        [Remote] public class Actor(int start = 0) { public int Next(int by = {{edit}}) => start += by; }
        """;
}
