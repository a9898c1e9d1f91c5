using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Tests.Harness;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Manifest;

/// <summary>What an assembly registers, and that a program registers its libraries.</summary>
public sealed class ManifestTests
{
    private const string Library = "public static class Lib { [Remote] public static int F(int a) => a; }";

    [Fact]
    public void A_project_without_remote_members_gets_nothing()
        => Assert.Empty(Generated.From("public static class Plain { public static int F() => 1; }").AssertClean().Result.Results[0].GeneratedSources);

    [Fact]
    public void A_program_registers_the_libraries_it_refers_to()
    {
        MetadataReference library = Compile([Library], "My.Library-1");
        MetadataReference middle = Compile(["public static class Middle { public static object F() => Lib.Remote().F(1); }"], "Middle", library);
        Generated program = Generated.From(Project.Create(["// program\nMiddle.F(); _ = Lib.Remote().F(2);"], "Program", library, middle)).AssertClean();
        string text = program.Text("Manifest");
        Assert.Contains("global::Remote.GeneratedCode.Manifest_My_Library_002D1.Register();", text);
        Assert.Contains("global::Remote.GeneratedCode.Manifest_Middle.Register();", text);
        Assert.Contains("[assembly: global::Remote.GeneratedCode.RemoteAssembly(typeof(global::Remote.GeneratedCode.Manifest_Program))]", text);
    }

    [Fact]
    public void Classes_of_one_name_in_two_assemblies_have_ids_of_their_own()
    {
        const string Source = "internal static class Work { [Remote] internal static int F(int a) => a; }";
        string first = Generated.From(Project.Create([Source], "First")).AssertClean().Text("Tasks.Work");
        string second = Generated.From(Project.Create([Source], "Second")).AssertClean().Text("Tasks.Work");
        Assert.Contains("\"[First]Work.F(int)\"", first);
        Assert.Contains("\"[Second]Work.F(int)\"", second);
    }

    [Fact]
    public void Names_that_differ_in_case_or_in_dots_do_not_collide()
        => Assert.Equal(5, Generated.From("""
            namespace a { public static class B { [Remote] public static int F() => 1; } }
            namespace A { public static class b { [Remote] public static int F() => 1; } }
            public static class a_b { [Remote] public static int F() => 1; }
            [Remote] public class A_b { public int F() => 1; }
            """).AssertClean().Result.Results[0].GeneratedSources.Length);

    private static MetadataReference Compile(string[] sources, string name, params MetadataReference[] references)
    {
        using var image = new MemoryStream();
        Assert.True(Generated.From(Project.Create(sources, name, references)).AssertClean().Compilation.Emit(image).Success);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
