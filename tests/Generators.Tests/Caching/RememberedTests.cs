using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Codecs;
using Remote.Generators.Errors;
using Remote.Generators.Manifest;
using Remote.Tests.Harness;

namespace Remote.Generators.Tests.Caching;

/// <summary>Models are kept from edit to edit; whatever is edited, what is written must be what a first run writes.</summary>
public sealed class RememberedTests
{
    private static readonly (string Name, string Text)[] Files =
    [
        ("Work.cs", """
            using Short = App.Data.Item;
            namespace App;
            public static partial class Work
            {
                /// <summary>Runs.</summary>
                [Remote(Cpus = Limits.Cpus)] public static Short Run(Short item, int times = Limits.Times, Kind kind = Kind.Small) => item;
                [Remote] public static Shape Draw(Shape shape, List<Nested.Inner> inner) => shape;
            }
            """),
        ("Globals.cs", "global using Everywhere = App.Data.Other;\nglobal using static App.Limits;"),
        ("Uses.cs", """
            namespace App;
            [Remote] public partial class Keeper(Everywhere first) { public Everywhere Get(int most = Times) => first; }
            public static class Putter { public static void Put() => ObjectRef.Put(Maker.Make().Part()); }
            """),
        ("Data.cs", """
            namespace App.Data;
            public sealed record Item(int Id, Detail Detail);
            public sealed record Detail(string Name);
            public sealed record Other(double Value);
            """),
        ("Kinds.cs", "namespace App;\npublic enum Kind { Small, Large }\npublic static class Limits { public const int Times = 2; public const double Cpus = 1; }"),
        ("Shapes.cs", "namespace App;\npublic abstract record Shape(int Colour);\npublic class Base { public sealed record Inner(int X); }\npublic class Nested : Base;"),
        ("Circle.cs", "namespace App;\npublic sealed record Circle(int Colour, double Radius) : Shape(Colour) { public int More => 1; }"),
        ("Maker.cs", "namespace App;\npublic class Maker { public static Maker Make() => new(); }\npublic static class Extensions { public static Data.Detail Part(this Maker maker) => new(\"a\"); }"),
        ("Formats.cs", "[assembly: RemoteFormatter(typeof(App.Formats))]"),
        ("Formatter.cs", """
            using MemoryPack;
            namespace App;
            public class Formats : MemoryPackFormatter<Data.Detail>
            {
                public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref Data.Detail? value) { }
                public override void Deserialize(ref MemoryPackReader reader, scoped ref Data.Detail? value) { }
            }
            """),
        ("Errors.cs", "namespace App;\npublic class BaseError(string message) : System.Exception(message);\npublic sealed class Broken(string message) : BaseError(message);"),
    ];

    /// <summary>File, what is replaced, by what. Each is done to what the one before it left.</summary>
    public static readonly TheoryData<string, string, string> Edits = new()
    {
        { "Work.cs", "=> item;", "{ var other = item; return other; }" },
        { "Work.cs", "Runs.", "Runs it." },
        { "Work.cs", "times =", "count =" },
        { "Work.cs", "Short = App.Data.Item", "Short = App.Data.Detail" },
        { "Work.cs", "[Remote(Cpus = Limits.Cpus)]", "[Remote(Cpus = Limits.Cpus, MaxRetries = 1)]" },
        { "Work.cs", "[Remote] public static Shape", "public static Shape" },
        { "Globals.cs", "App.Data.Other", "App.Data.Item" },
        { "Globals.cs", "\nglobal using static App.Limits;", "\nglobal using static App.Limits;\nglobal using Unused = System.Int32;" },
        { "Uses.cs", "Putter {", "Putter { public static int Other;" },
        { "Uses.cs", ".Part()", ".ToString()!" },
        { "Data.cs", "Detail(string Name)", "Detail(string Name, int Size)" },
        { "Data.cs", "Detail(string Name)", "Detail(string? Name)" },
        { "Data.cs", "record Detail", "class Detail" },
        { "Data.cs", "Other(double Value)", "Other(double Value, Item[] Items)" },
        { "Data.cs", "namespace App.Data;", "namespace App.Data;\npublic enum Kind { None }" },
        { "Kinds.cs", "Kind {", "Kind : byte {" },
        { "Kinds.cs", "Times = 2", "Times = 3" },
        { "Kinds.cs", "Cpus = 1", "Cpus = 2" },
        { "Shapes.cs", "Shape(int Colour)", "Shape(string Colour)" },
        { "Shapes.cs", "Inner(int X)", "Inner(int X, int Y)" },
        { "Shapes.cs", "Nested : Base;", "Nested { public sealed record Inner(System.Guid Id); }" },
        { "Circle.cs", "double Radius", "float Radius" },
        { "Circle.cs", "public sealed record Circle", "public sealed record Square(int Colour) : Shape(Colour);\npublic sealed record Circle" },
        { "Circle.cs", " : Shape(Colour)", " /*alone*/" },
        { "Maker.cs", "Data.Detail Part", "Data.Other Part" },
        { "Maker.cs", "public static class Extensions", "public static partial class Work { [Remote] public static int More(int x) => x; }\npublic static class Extensions" },
        { "Maker.cs", "public static class Extensions", "public partial class Keeper { public int More() => 1; }\npublic static class Extensions" },
        { "Formats.cs", "[assembly: RemoteFormatter(typeof(App.Formats))]", "// none" },
        { "Formatter.cs", "Data.Detail", "Data.Item" },
        { "Formatter.cs", "public class Formats", "public abstract class Formats" },
        { "Errors.cs", "BaseError(string message) : System.Exception(message)", "BaseError(string message)" },
        { "Errors.cs", "Broken(string message)", "Broken(string message, System.Exception cause)" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_is_written_after_an_edit_and_after_its_undoing_is_what_a_first_run_writes(string file, string old, string now)
    {
        CSharpCompilation before = Compile(Files);
        CSharpCompilation after = Edit(before, file, old, now);
        GeneratorDriver driver = Driver().RunGenerators(before);
        driver = driver.RunGenerators(after);
        Assert.Equal(Written(Driver().RunGenerators(Again(after))), Written(driver));
        driver = driver.RunGenerators(Edit(after, file, now, old));
        Assert.Equal(Written(Driver().RunGenerators(Again(before))), Written(driver));
    }

    [Fact]
    public void Every_edit_of_another_kind_in_turn_gives_what_a_first_run_writes()
    {
        CSharpCompilation project = Compile(Files);
        GeneratorDriver driver = Driver().RunGenerators(project);
        foreach (object[] row in Edits)
        {
            (string file, string old, string now) = ((string)row[0], (string)row[1], (string)row[2]);
            if (!TextOf(project, file).Contains(old, StringComparison.Ordinal)) continue;
            project = Edit(project, file, old, now);
            driver = driver.RunGenerators(project);
            Assert.Equal(Written(Driver().RunGenerators(Again(project))), Written(driver));
        }
    }

    private static CSharpCompilation Compile((string Name, string Text)[] files)
        => Project.Create([], "Remembered").AddSyntaxTrees(files.Select(file => Project.Parse(file.Text, file.Name)));

    /// <summary>The same texts in trees of their own, which nothing is remembered of.</summary>
    private static CSharpCompilation Again(CSharpCompilation project)
        => project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Select(tree => Project.Parse(tree.ToString(), tree.FilePath)));

    private static CSharpCompilation Edit(CSharpCompilation project, string file, string old, string now)
    {
        SyntaxTree tree = project.SyntaxTrees.Single(tree => tree.FilePath == file);
        Assert.Contains(old, tree.ToString(), StringComparison.Ordinal);
        return project.ReplaceSyntaxTree(tree, Project.Parse(tree.ToString().Replace(old, now, StringComparison.Ordinal), file));
    }

    private static string TextOf(CSharpCompilation project, string file) => project.SyntaxTrees.Single(tree => tree.FilePath == file).ToString();

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new RemoteGenerator().AsSourceGenerator(), new CodecGenerator().AsSourceGenerator(), new ExceptionGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions);

    private static string Written(GeneratorDriver driver)
        => string.Join("\n", driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).OrderBy(source => source.HintName, StringComparer.Ordinal)
            .Select(source => $"// {source.HintName}\n{source.SourceText}"));
}
