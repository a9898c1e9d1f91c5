using Remote.Generators.Calls;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Templates;

/// <summary>Writes templates.</summary>
internal static class TemplateEmitter
{
    /// <summary>One template; its nested delegate tells the compilations that close it which types cross.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="template">The template.</param>
    /// <param name="receiver">The actor as a parameter of the invoker with a comma, or empty.</param>
    public static void Write(SourceWriter writer, TemplateModel template, string receiver)
    {
        IReadOnlyList<TypeParameterModel> parameters = template.TypeParameters;
        string name = DescriptorText.Quote(template.NameFormat);
        writer.Line().Line(Door.Hidden);
        writer.Line($"[{Door.Global}.Template({DescriptorText.Quote(template.Method.Signature)}, {name})]");
        writer.Open($"{template.Accessibility} abstract class {template.Name}{TypeParameterText.List(parameters)}{TypeParameterText.Constraints(parameters)}");
        writer.Line($"public delegate {template.Method.ResultType ?? "void"} Signature({Arguments(template.Method)});").Line();
        writer.Line($"private static {template.Descriptor}? __method;").Line();
        writer.Line($"internal static {template.Descriptor} Method => __method ?? throw {Door.Global}.Templates.NotClosed({name}, {Types(parameters)});").Line();
        writer.Line($"public static {template.Descriptor} Close(ulong id, string signature, string name) => __method ??= new(id, signature, name, {template.Rest}, Invoke{template.Last});").Line();
        if (template.Descriptor == Door.ActorClass) InvokerEmitter.WriteFactory(writer, template.Method, "Invoke");
        else InvokerEmitter.Write(writer, template.Method, "Invoke", receiver);
        writer.Close();
    }

    private static string Arguments(MethodModel method) => string.Join(", ", method.Arguments.Select((argument, index) => $"{argument.Type} __p{index}"));

    private static string Types(IEnumerable<TypeParameterModel> parameters) => string.Join(", ", parameters.Select(parameter => $"typeof({parameter.Name})"));
}
