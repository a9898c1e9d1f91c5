using Microsoft.CodeAnalysis;
using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Caching;

/// <summary>Each generated file has a name of its own, also on systems whose file names have no case, whatever the user calls things.</summary>
public sealed class HintNameTests
{
    private const string Source = """
        namespace A { public static class Work { [Remote] public static int F(Item x) => 1; } public record Item(int X); [Remote] public class Actor { public int G() => 1; } }
        namespace B { public static class Work { [Remote] public static int F(Item x) => 2; } public record Item(int X); [Remote] public class Actor { public int G() => 2; } }
        namespace A.Work2 { public static class Inner { [Remote] public static int F() => 3; } }
        namespace A { public static class Work2_Inner { [Remote] public static int F() => 4; } }
        namespace C
        {
            public class Outer
            {
                public static class Work { [Remote] public static int F() => 5; }
                public class Outer2 { public static class Work { [Remote] public static int F() => 6; } }
            }

            public static class work { [Remote] public static int F() => 7; }
            public static class @class { [Remote] public static int @event(int @int) => @int; }
            [Remote] public class @new { public int @while(int @do) => @do; }
            public static class Generic { [Remote] public static int F() => 8; }
            public static class Generic<T> { [Remote] public static int F(T x) => 9; }
            public static class Generic<T, U> { [Remote] public static int F(T x, U y) => 10; }
        }

        file static class Hidden { public static int F() => 11; }
        """;

    [Fact]
    public void No_two_files_have_one_name()
    {
        Generated program = Generated.From(Source).AssertClean();
        string[] names = [.. program.Result.Results.SelectMany(static result => result.GeneratedSources).Select(static source => source.HintName)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(names.Count(static name => name.StartsWith("Tasks.", StringComparison.Ordinal)) >= 11, string.Join("\n", names));
    }

    [Fact]
    public void A_name_does_not_depend_on_what_else_there_is()
    {
        string[] all = [.. Names(Source)];
        Assert.All(Names("namespace B { public static class Work { [Remote] public static int F() => 2; } }").Where(static name => name.StartsWith("Tasks.", StringComparison.Ordinal)), name => Assert.Contains(name, all));
    }

    private static IEnumerable<string> Names(string source) => Generated.From(source).Result.Results[0].GeneratedSources.Select(static file => file.HintName);
}
