using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Tasks;

internal static partial class RemoteTaskGenerator
{
    /// <summary>Models in, text out.</summary>
    internal static class Emitter
    {
        public static void Emit(SourceProductionContext output, RemoteTaskClassModel model)
            => output.AddSource(HintName.Of("Tasks", model.EscapedName), Write(model));

        public static string Write(RemoteTaskClassModel model)
        {
            SourceWriter writer = GeneratedFile.Begin();
            writer.Open("namespace Remote");
            WriteExtension(writer, model);
            writer.Close().Line();
            writer.Open($"namespace {Door.Namespace}");
            WriteProxies(writer, model);
            writer.Line();
            WriteTable(writer, model);
            writer.Close();
            return writer.ToString();
        }

        private static void WriteExtension(SourceWriter writer, RemoteTaskClassModel model)
        {
            writer.Line(Door.Hidden);
            writer.Open($"{model.Accessibility} static class {model.EscapedName}_RemoteTasks");
            writer.Open($"extension({model.TypeName})");
            string summary = $"The remote methods of <see cref=\"{model.TypeName}\"/>: each call runs as a task elsewhere and returns a ref at once.";
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line("/// <param name=\"options\">Options for the calls made through the result; they win from those of the attribute.</param>");
            writer.Line($"public static {Door.Global}.{model.EscapedName}_Tasks Remote({Door.TaskOptions}? options = null) => new(options);");
            writer.Close();
            writer.Close();
        }

        private static void WriteProxies(SourceWriter writer, RemoteTaskClassModel model)
        {
            writer.Line(Door.Hidden);
            writer.Open($"{model.Accessibility} readonly struct {model.EscapedName}_Tasks");
            writer.Line($"private readonly {Door.TaskOptions}? __options;").Line();
            writer.Line($"internal {model.EscapedName}_Tasks({Door.TaskOptions}? options) => __options = options;").Line();
            RemoteTaskModel[] tasks = [.. model.Tasks];
            foreach ((RemoteTaskModel task, Overload overload) in OverloadGroup.Of(tasks, task => task.Method, Door.Token))
                ProxyEmitter.Write(writer, task.Method, overload, Frame(model, task.Method, Array.IndexOf(tasks, task)));
            writer.Close();
        }

        private static ProxyFrame Frame(RemoteTaskClassModel model, MethodModel method, int index) => new(
            $"{method.Accessibility} {ReturnedRef.Type(method)} {method.Name}",
            null,
            Door.Token,
            "default",
            token => $"{Door.RemoteCall}.Task({model.Table}.Method{index}, this.__options, {token})",
            ReturnedRef.Submit(method));

        private static void WriteTable(SourceWriter writer, RemoteTaskClassModel model)
        {
            writer.Open($"internal static class {model.Table}");
            for (int i = 0; i < model.Tasks.Count; i++)
                DescriptorText.WriteField(writer, Door.TaskMethod, "Method" + i, model.Tasks[i].Method, $"{model.Tasks[i].Options}, Invoke{i}");
            DescriptorText.WriteList(writer, Door.TaskMethod, "Methods", "Method", model.Tasks.Count);
            for (int i = 0; i < model.Tasks.Count; i++) InvokerEmitter.Write(writer, model.Tasks[i].Method, "Invoke" + i, "");
            writer.Close();
        }
    }
}
