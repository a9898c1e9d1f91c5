using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Generators.Templates;

namespace Remote.Generators.Actors;

internal static partial class RemoteActorGenerator
{
    /// <summary>Models in, text out.</summary>
    internal static class Emitter
    {
        private const string Receiver = "object __actor, ";

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
            if (model.HasTable) WriteTable(writer, model);
            WriteTemplates(writer, model);
            writer.Close();
            return writer.ToString();
        }

        private static void WriteConstructors(SourceWriter writer, RemoteActorModel model)
        {
            MethodModel[] constructors = [.. model.Constructors];
            writer.Open($"extension{TypeParameterText.List(model.TypeParameters)}({model.TypeName}){TypeParameterText.Constraints(model.TypeParameters)}");
            foreach ((MethodModel constructor, Overload overload) in OverloadGroup.OfConstructors(constructors, Door.ActorOptions))
                ProxyEmitter.Write(writer, constructor, overload, ConstructorFrame(model, constructor, Array.IndexOf(constructors, constructor)));
            writer.Close().Line();
        }

        private static ProxyFrame ConstructorFrame(RemoteActorModel model, MethodModel constructor, int index)
        {
            TemplateModel? template = model.HasTable ? null : Template(model, constructor);
            string descriptor = template?.Closed ?? $"{Door.Global}.{model.Table}.Class{index}";
            return new ProxyFrame(
                $"{constructor.Accessibility} static {Door.IActorRef}<{model.TypeName}> Remote",
                null,
                Door.ActorOptions + "?",
                "null",
                options => $"{Door.RemoteCall}.Construct({descriptor}, {options})",
                $"Create<{model.TypeName}>()")
            {
                Template = template?.Attribute ?? "",
            };
        }

        private static void WriteMethods(SourceWriter writer, RemoteActorModel model)
        {
            RemoteActorMethodModel[] methods = [.. model.Methods];
            foreach ((RemoteActorMethodModel method, Overload overload) in OverloadGroup.Of(methods, method => method.Method, Door.Token))
                ProxyEmitter.Write(writer, method.Method, overload, MethodFrame(model, method, Array.IndexOf(methods, method)));
        }

        private static ProxyFrame MethodFrame(RemoteActorModel model, RemoteActorMethodModel method, int index)
        {
            TemplateModel? template = model.IsGeneric(method) ? Template(model, method) : null;
            TypeParameterModel[] parameters = [.. model.TypeParameters, .. method.Method.TypeParameters];
            string descriptor = template?.Closed ?? $"{Door.Global}.{model.Table}.Method{index}";
            return new ProxyFrame(
                $"{method.Method.Accessibility} static {ReturnedRef.Type(method.Method)} {method.Method.Name}{TypeParameterText.List(parameters)}",
                $"this {Door.IActorRef}<{model.TypeName}> __actor",
                Door.Token,
                "default",
                token => $"{Door.RemoteCall}.Actor(__actor, {descriptor}, {token})",
                ReturnedRef.Submit(method.Method))
            {
                Constraints = TypeParameterText.Constraints(parameters),
                Template = template?.Attribute ?? "",
            };
        }

        private static void WriteTemplates(SourceWriter writer, RemoteActorModel model)
        {
            foreach (MethodModel constructor in model.Constructors.Where(_ => !model.HasTable)) TemplateEmitter.Write(writer, Template(model, constructor), "");
            foreach (RemoteActorMethodModel method in model.Methods.Where(model.IsGeneric)) TemplateEmitter.Write(writer, Template(model, method), Receiver);
        }

        private static TemplateModel Template(RemoteActorModel model, MethodModel constructor)
            => new(model.EscapedName, model.Name, model.Accessibility, model.TypeParameters, constructor, Door.ActorClass, model.Options, Groups(model));

        private static TemplateModel Template(RemoteActorModel model, RemoteActorMethodModel method)
            => new(model.EscapedName, model.Name, model.Accessibility, model.TypeParameters, method.Method, Door.ActorMethod, Traits(method));

        private static void WriteTable(SourceWriter writer, RemoteActorModel model)
        {
            int[] methods = [.. Enumerable.Range(0, model.Methods.Count).Where(i => !model.IsGeneric(model.Methods[i]))];
            writer.Open($"internal static class {model.Table}");
            for (int i = 0; i < model.Constructors.Count; i++)
                DescriptorText.WriteField(writer, Door.ActorClass, "Class" + i, model.Constructors[i], $"{model.Options}, Create{i}{Groups(model)}");
            foreach (int i in methods)
                DescriptorText.WriteField(writer, Door.ActorMethod, "Method" + i, model.Methods[i].Method, $"{Traits(model.Methods[i])}, Invoke{i}");
            DescriptorText.WriteList(writer, Door.ActorClass, "Classes", "Class", Enumerable.Range(0, model.Constructors.Count));
            DescriptorText.WriteList(writer, Door.ActorMethod, "Methods", "Method", methods);
            for (int i = 0; i < model.Constructors.Count; i++) InvokerEmitter.WriteFactory(writer, model.Constructors[i], "Create" + i);
            foreach (int i in methods) InvokerEmitter.Write(writer, model.Methods[i].Method, "Invoke" + i, Receiver);
            writer.Close();
        }

        private static string Groups(RemoteActorModel model)
            => model.Groups.Count == 0
                ? ""
                : $", new {Door.GroupLimits} {{ {string.Join(", ", model.Groups.Select(group => $"[{DescriptorText.Quote(group.Name)}] = {group.MaxConcurrency}"))} }}";

        private static string Traits(RemoteActorMethodModel model)
            => $"{(model.IsAsync ? "true" : "false")}, {(model.ConcurrencyGroup is null ? "null" : DescriptorText.Quote(model.ConcurrencyGroup))}";
    }
}
