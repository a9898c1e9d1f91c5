using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Generators.Templates;

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
            if (model.HasTable) WriteTable(writer, model);
            foreach (RemoteTaskModel task in model.Tasks.Where(model.IsGeneric)) TemplateEmitter.Write(writer, Template(model, task), "");
            writer.Close();
            return writer.ToString();
        }

        private static void WriteExtension(SourceWriter writer, RemoteTaskClassModel model)
        {
            string parameters = TypeParameterText.List(model.TypeParameters);
            writer.Line(Door.Hidden);
            writer.Open($"{model.Accessibility} static class {model.EscapedName}_RemoteTasks");
            writer.Open($"extension{parameters}({model.TypeName}){TypeParameterText.Constraints(model.TypeParameters)}");
            string cref = model.TypeName.Replace('<', '{').Replace('>', '}');
            string summary = $"The remote methods of <see cref=\"{cref}\"/>: each call runs as a task elsewhere and returns a ref at once.";
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line("/// <param name=\"options\">Options for the calls made through the result; they win from those of the attribute.</param>");
            writer.Line($"public static {Door.Global}.{model.EscapedName}_Tasks{parameters} Remote({Door.TaskOptions}? options = null) => new(options);");
            writer.Close();
            writer.Close();
        }

        private static void WriteProxies(SourceWriter writer, RemoteTaskClassModel model)
        {
            writer.Line(Door.Hidden);
            writer.Open($"{model.Accessibility} readonly struct {model.EscapedName}_Tasks{TypeParameterText.List(model.TypeParameters)}"
                + TypeParameterText.Constraints(model.TypeParameters));
            writer.Line($"private readonly {Door.TaskOptions}? __options;").Line();
            writer.Line($"internal {model.EscapedName}_Tasks({Door.TaskOptions}? options) => __options = options;").Line();
            RemoteTaskModel[] tasks = [.. model.Tasks];
            foreach ((RemoteTaskModel task, Overload overload) in OverloadGroup.Of(tasks, task => task.Method, Door.Token))
                ProxyEmitter.Write(writer, task.Method, overload, Frame(model, task, Array.IndexOf(tasks, task)));
            writer.Close();
        }

        private static ProxyFrame Frame(RemoteTaskClassModel model, RemoteTaskModel task, int index)
        {
            TemplateModel? template = model.IsGeneric(task) ? Template(model, task) : null;
            string descriptor = template?.Closed ?? $"{model.Table}.Method{index}";
            return new ProxyFrame(
                $"{task.Method.Accessibility} {ReturnedRef.Type(task.Method)} {task.Method.Name}{TypeParameterText.List(task.Method.TypeParameters)}",
                null,
                Door.Token,
                "default",
                token => $"{Door.RemoteCall}.Task({descriptor}, this.__options, {token})",
                ReturnedRef.Submit(task.Method))
            {
                Constraints = TypeParameterText.Constraints(task.Method.TypeParameters),
                Template = template?.Attribute ?? "",
            };
        }

        private static TemplateModel Template(RemoteTaskClassModel model, RemoteTaskModel task)
            => new(model.EscapedName, model.Name, model.Accessibility, model.TypeParameters, task.Method, Door.TaskMethod, task.Options);

        private static void WriteTable(SourceWriter writer, RemoteTaskClassModel model)
        {
            int[] indexes = [.. Enumerable.Range(0, model.Tasks.Count).Where(i => !model.IsGeneric(model.Tasks[i]))];
            writer.Line().Open($"internal static class {model.Table}");
            foreach (int i in indexes)
                DescriptorText.WriteField(writer, Door.TaskMethod, "Method" + i, model.Tasks[i].Method, $"{model.Tasks[i].Options}, Invoke{i}");
            DescriptorText.WriteList(writer, Door.TaskMethod, "Methods", "Method", indexes);
            foreach (int i in indexes) InvokerEmitter.Write(writer, model.Tasks[i].Method, "Invoke" + i, "");
            writer.Close();
        }
    }
}
