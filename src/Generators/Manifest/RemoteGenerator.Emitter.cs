using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Manifest;

public sealed partial class RemoteGenerator
{
    /// <summary>Models in, text out.</summary>
    private static class Emitter
    {
        private const string NoMembers = "[]";

        public static void Emit(SourceProductionContext output, ManifestModel model)
        {
            if (!model.IsEmpty) output.AddSource("Manifest.g.cs", Write(model));
        }

        private static string Write(ManifestModel model)
        {
            SourceWriter writer = GeneratedFile.Begin();
            writer.Line($"[assembly: {Door.Global}.RemoteAssembly(typeof({Door.Global}.{model.Name}){GenericMembers(model)})]").Line();
            writer.Open($"namespace {Door.Namespace}");
            writer.Line("/// <summary>Tells the runtime what this assembly and those it refers to can run.</summary>");
            writer.Line(Door.Hidden);
            writer.Open($"public static class {model.Name}");
            writer.Line("private static int registered;").Line();
            WriteRegister(writer, model);
            writer.Close().Line();
            WriteInitializer(writer, model);
            writer.Close();
            return writer.ToString();
        }

        private static void WriteRegister(SourceWriter writer, ManifestModel model)
        {
            writer.Open("public static void Register()");
            writer.Line("if (global::System.Threading.Interlocked.Exchange(ref registered, 1) != 0) return;");
            foreach (string reference in model.References) writer.Line($"{reference}.Register();");
            writer.Line($"{Door.RemoteManifest}.Register(").Indent();
            writer.Line($"typeof({model.Name}).Assembly,");
            writer.Line($"{All(model.TaskTables, "Methods")},");
            writer.Line($"{All(model.ActorTables, "Classes")},");
            writer.Line($"{All(model.ActorTables, "Methods")});").Unindent();
            foreach (string hook in model.ServicesHooks)
                writer.Line($"{Door.RemoteManifest}.RegisterServices({DescriptorText.Quote(hook.Substring("global::".Length))}, {hook});");
            writer.Close();
        }

        private static void WriteInitializer(SourceWriter writer, ManifestModel model)
        {
            writer.Open($"file static class {model.Name}Initializer");
            writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            writer.Line($"internal static void Run() => {model.Name}.Register();");
            writer.Close();
        }

        private static string GenericMembers(ManifestModel model)
            => model.GenericMembers.Count == 0 ? "" : $", GenericMembers = new[] {{ {string.Join(", ", model.GenericMembers.Select(DescriptorText.Quote))} }}";

        private static string All(EquatableArray<string> tables, string member)
            => tables.Count == 0 ? NoMembers : $"[{string.Join(", ", tables.Select(table => $"..{table}.{member}"))}]";
    }
}
