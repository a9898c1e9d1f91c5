using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Actors;

internal static partial class RemoteActorGenerator
{
    /// <summary>Models in, text out.</summary>
    internal static class Emitter
    {
        public static void Emit(SourceProductionContext output, RemoteActorModel model)
            => output.AddSource(HintName.Of("Actors", model.EscapedName), Write(model));

        public static string Write(RemoteActorModel model)
        {
            SourceWriter writer = GeneratedFile.Begin();
            writer.Open("namespace Remote");
            writer.Line(Door.Hidden);
            writer.Open($"{model.Accessibility} static class {model.EscapedName}_RemoteActor");
            if (model.Constructors.Count > 0) WriteConstructors(writer, model);
            WriteMethods(writer, model);
            writer.Close();
            writer.Close().Line();
            writer.Open($"namespace {Door.Namespace}");
            WriteTable(writer, model);
            writer.Close();
            return writer.ToString();
        }

        private static void WriteConstructors(SourceWriter writer, RemoteActorModel model)
        {
            MethodModel[] constructors = [.. model.Constructors];
            writer.Open($"extension({model.TypeName})");
            foreach ((MethodModel constructor, Overload overload) in OverloadGroup.OfConstructors(constructors, Door.ActorOptions))
                ProxyEmitter.Write(writer, constructor, overload, ConstructorFrame(model, constructor, Array.IndexOf(constructors, constructor)));
            writer.Close().Line();
        }

        private static ProxyFrame ConstructorFrame(RemoteActorModel model, MethodModel constructor, int index) => new(
            $"{constructor.Accessibility} static {Door.IActorRef}<{model.TypeName}> Remote",
            null,
            Door.ActorOptions + "?",
            "null",
            options => $"{Door.RemoteCall}.Construct({Door.Global}.{model.Table}.Class{index}, {options})",
            $"Create<{model.TypeName}>()");

        private static void WriteMethods(SourceWriter writer, RemoteActorModel model)
        {
            RemoteActorMethodModel[] methods = [.. model.Methods];
            foreach ((RemoteActorMethodModel method, Overload overload) in OverloadGroup.Of(methods, method => method.Method, Door.Token))
                ProxyEmitter.Write(writer, method.Method, overload, MethodFrame(model, method.Method, Array.IndexOf(methods, method)));
        }

        private static ProxyFrame MethodFrame(RemoteActorModel model, MethodModel method, int index) => new(
            $"{method.Accessibility} static {ReturnedRef.Type(method)} {method.Name}",
            $"this {Door.IActorRef}<{model.TypeName}> __actor",
            Door.Token,
            "default",
            token => $"{Door.RemoteCall}.Actor(__actor, {Door.Global}.{model.Table}.Method{index}, {token})",
            ReturnedRef.Submit(method));

        private static void WriteTable(SourceWriter writer, RemoteActorModel model)
        {
            writer.Open($"internal static class {model.Table}");
            for (int i = 0; i < model.Constructors.Count; i++)
                DescriptorText.WriteField(writer, Door.ActorClass, "Class" + i, model.Constructors[i], $"{model.Options}, Create{i}{Groups(model)}");
            for (int i = 0; i < model.Methods.Count; i++) WriteMethod(writer, model.Methods[i], i);
            DescriptorText.WriteList(writer, Door.ActorClass, "Classes", "Class", model.Constructors.Count);
            DescriptorText.WriteList(writer, Door.ActorMethod, "Methods", "Method", model.Methods.Count);
            for (int i = 0; i < model.Constructors.Count; i++) InvokerEmitter.WriteFactory(writer, model.Constructors[i], "Create" + i);
            for (int i = 0; i < model.Methods.Count; i++) InvokerEmitter.Write(writer, model.Methods[i].Method, "Invoke" + i, "object __actor, ");
            writer.Close();
        }

        private static string Groups(RemoteActorModel model)
            => model.Groups.Count == 0
                ? ""
                : $", new {Door.GroupLimits} {{ {string.Join(", ", model.Groups.Select(group => $"[{DescriptorText.Quote(group.Name)}] = {group.MaxConcurrency}"))} }}";

        private static void WriteMethod(SourceWriter writer, RemoteActorMethodModel model, int index)
        {
            string group = model.ConcurrencyGroup is null ? "null" : DescriptorText.Quote(model.ConcurrencyGroup);
            string rest = $"{(model.IsAsync ? "true" : "false")}, {group}, Invoke{index}";
            DescriptorText.WriteField(writer, Door.ActorMethod, "Method" + index, model.Method, rest);
        }
    }
}
