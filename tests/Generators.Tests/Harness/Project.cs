using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Remote.Tests.Harness;

/// <summary>A user's project as the SDK would compile it: nullable on, implicit usings with <c>Remote</c> among them.</summary>
internal static class Project
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Remote;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsForUsers(Path.GetFileName(path)))
            .Append(typeof(RemoteAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Unified assembly versions, which the SDK does not report either.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> QuietInTheSdk =
        new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public static CSharpCompilation Create(string source, params MetadataReference[] references) => Create([source], "App", references);

    public static CSharpCompilation Create(string[] sources, string assemblyName = "App", params MetadataReference[] references)
    {
        bool isProgram = sources.Any(source => source.Contains("// program", StringComparison.Ordinal));
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: QuietInTheSdk);
        return CSharpCompilation.Create(
            assemblyName,
            [Parse(ImplicitUsings, "Usings.cs"), .. sources.Select((source, index) => Parse(source, $"File{index}.cs"))],
            [.. Framework, .. references],
            options);
    }

    public static SyntaxTree Parse(string source, string path = "") => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private static bool IsForUsers(string file)
        => file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "mscorlib.dll" or "MemoryPack.Core.dll" or "Microsoft.Extensions.DependencyInjection.Abstractions.dll";
}
