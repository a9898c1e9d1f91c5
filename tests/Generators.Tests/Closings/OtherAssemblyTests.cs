using Microsoft.CodeAnalysis;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Closings;

/// <summary>Generic members that another assembly declares: the assembly that calls them registers what it calls.</summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        public static class Lib
        {
            [Remote] public static T Echo<T>(T item) where T : notnull => item;
            [Remote] internal static T Inner<T>(T item) => item;
            [Remote] public static async Task<T[]> Twice<T>(T item) where T : notnull => await Echo2(new[] { item, await Lib.Remote().Echo(item) });
            [Remote] public static T Hides<T>(T item) where T : notnull { Lib.Remote().Inner(item); return item; }
            private static ObjectRef<U> Echo2<U>(U item) where U : notnull => Lib.Remote().Echo(item);
        }
        [Remote] public class Pool<T> where T : notnull { public Pool(T first) { } public void Add(T item) => Lib.Remote().Echo(new List<T>()); }
        """;

    [Fact]
    public void The_calling_assembly_registers_them()
        => Assert.Equal(["Lib.Echo<Mine>"], Closed("public static class Caller { internal sealed record Mine(int A); public static void Run() => Lib.Remote().Echo(new Mine(1)); }"));

    [Fact]
    public void What_they_call_in_turn_is_registered_with_them()
        => Assert.Equal(["Lib.Echo<char>", "Lib.Echo<char[]>", "Lib.Twice<char>"], Closed("public static class Caller { public static void Run() => Lib.Remote().Twice('a'); }"));

    [Fact]
    public void Generic_actors_of_a_library()
        => Assert.Equal(
            ["Lib.Echo<List<int>>", "Pool<int>", "Pool<int>.Add"],
            Closed("public static class Caller { public static void Run() { IActorRef<Pool<int>> pool = Pool<int>.Remote(1); pool.Add(2); } }"));

    [Fact]
    public void What_only_the_library_can_name_is_not_registered_elsewhere()
        => Assert.Equal(["Lib.Hides<char>"], Closed("public static class Caller { public static void Run() => Lib.Remote().Hides('a'); }"));

    [Fact]
    public void A_chain_of_libraries()
    {
        MetadataReference library = Compile([Library], "Library");
        MetadataReference middle = Compile(
            ["public static class Middle { [Remote] public static ObjectRef<T[]> More<T>(T item) where T : notnull => Lib.Remote().Twice(item); }"], "Middle", library);
        Assert.Equal(
            ["Lib.Echo<Half>", "Lib.Echo<Half[]>", "Lib.Twice<Half>", "Middle.More<Half>"],
            ClosingNames.In(Generated.From(Project.Create(
                ["public static class Caller { public static void Run() => Middle.Remote().More((Half)1); }"], "Program", library, middle)).AssertClean()).Order());
    }

    private static IEnumerable<string> Closed(string program)
        => ClosingNames.In(Generated.From(Project.Create([program], "Program", Compile([Library], "Library"))).AssertClean());

    private static MetadataReference Compile(string[] sources, string name, params MetadataReference[] references)
    {
        using var image = new MemoryStream();
        Assert.True(Generated.From(Project.Create(sources, name, references)).AssertClean().Compilation.Emit(image).Success);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
