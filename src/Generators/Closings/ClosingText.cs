using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Closings;

/// <summary>Writes the registrations of closed members: beside the manifest, at the start of every process that loads the assembly.</summary>
internal static class ClosingText
{
    public static void Write(SourceProductionContext output, IReadOnlyList<Closing> closings)
    {
        if (closings.Count == 0) return;
        SourceWriter writer = GeneratedFile.Begin();
        writer.Open($"namespace {Door.Namespace}");
        writer.Open("file static class ClosingRegistrations");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line($"internal static void Run() => {Door.RemoteManifest}.Register(").Indent();
        writer.Line("typeof(ClosingRegistrations).Assembly,");
        WriteAll(writer, closings, Door.TaskMethod, ",");
        WriteAll(writer, closings, Door.ActorClass, ",");
        WriteAll(writer, closings, Door.ActorMethod, ");");
        writer.Unindent().Close().Close();
        output.AddSource("Remote.Closings.g.cs", writer.ToString());
    }

    private static void WriteAll(SourceWriter writer, IReadOnlyList<Closing> closings, string descriptor, string end)
    {
        writer.Line("[").Indent();
        foreach (Closing closing in closings.Where(closing => descriptor == $"{Door.Global}.{closing.Descriptor}"))
        {
            string identity = $"0x{StableHash.Of(closing.Signature):x16}UL, {DescriptorText.Quote(closing.Signature)}, {DescriptorText.Quote(closing.Name)}";
            writer.Line($"{closing.Template}.Close({identity}),");
        }

        writer.Unindent().Line("]" + end);
    }
}
