using Remote.Generators.Pipeline;

namespace Remote.Generators.Calls;

/// <summary>Writes one overload of a proxy: the caller's side.</summary>
internal static class ProxyEmitter
{
    public static void Write(SourceWriter writer, MethodModel method, Overload overload, ProxyFrame frame)
    {
        if (method.Documentation.Length > 0) writer.Line(method.Documentation);
        if (method.Obsolete.Length > 0) writer.Line(method.Obsolete);
        if (overload.Priority != 0) writer.Line($"[{Door.Priority}({overload.Priority})]");
        if (frame.Template.Length > 0) writer.Line(frame.Template);
        WriteSignature(writer, method, overload, frame);
        writer.Open();
        writer.Line($"var __call = {frame.Open(overload.Tail == TailForm.None ? frame.TailDefault : method.TailName)};");
        foreach (Slot slot in overload.Slots) writer.Line(Give(slot));
        writer.Line($"return __call.{frame.Close};");
        writer.Close().Line();
    }

    private static void WriteSignature(SourceWriter writer, MethodModel method, Overload overload, ProxyFrame frame)
    {
        List<(string Text, bool IsOblivious)> parameters = [.. Parameters(method, overload, frame)];
        if (!parameters.Any(parameter => parameter.IsOblivious))
        {
            writer.Line($"{frame.Header}({string.Join(", ", parameters.Select(parameter => parameter.Text))}){frame.Constraints}");
            return;
        }

        writer.Line(frame.Header + "(").Indent();
        for (int i = 0; i < parameters.Count; i++)
        {
            string end = i < parameters.Count - 1 ? "," : ")" + frame.Constraints;
            WriteParameter(writer, parameters[i].Text + end, parameters[i].IsOblivious);
        }

        writer.Unindent();
    }

    /// <summary>An <c>Arg&lt;string?&gt;</c> would warn about a ref to <c>string</c>; one without annotations takes both.</summary>
    private static void WriteParameter(SourceWriter writer, string text, bool isOblivious)
    {
        if (isOblivious) writer.Line("#nullable disable annotations");
        writer.Line(text);
        if (isOblivious) writer.Line("#nullable enable annotations");
    }

    private static IEnumerable<(string Text, bool IsOblivious)> Parameters(MethodModel method, Overload overload, ProxyFrame frame)
    {
        bool hasDefaults = overload.Tail != TailForm.Required;
        if (frame.Receiver is not null) yield return (frame.Receiver, false);
        foreach (Slot slot in overload.Slots.Where(slot => slot.IsShown)) yield return (Declare(slot, hasDefaults), IsOblivious(slot));
        if (overload.Tail != TailForm.None) yield return ($"{frame.TailType} {method.TailName}{(hasDefaults ? " = " + frame.TailDefault : "")}", false);
    }

    private static bool IsOblivious(Slot slot)
        => slot.Form is ArgumentForm.Arg or ArgumentForm.MemoryArg or ArgumentForm.Elements or ArgumentForm.ObjectRef or ArgumentForm.ObjectRefElements
            && slot.Parameter.Type != slot.Parameter.BareType;

    private static string Declare(Slot slot, bool hasDefaults)
    {
        ParameterModel parameter = slot.Parameter;
        bool isOptional = hasDefaults && parameter.Default is not null;
        return slot.Form switch
        {
            ArgumentForm.Plain when isOptional => $"{parameter.CallerInfo}{parameter.Type} {parameter.Name} = {parameter.Default}",
            ArgumentForm.Plain => $"{parameter.Type} {parameter.Name}",
            ArgumentForm.PlainParams => $"params {parameter.Type} {parameter.Name}",
            ArgumentForm.Elements or ArgumentForm.ObjectRefElements => $"params {slot.BareType} {parameter.Name}",
            ArgumentForm.ObjectRef => $"{slot.BareType}{(isOptional || parameter.Openness == ParameterOpenness.Bare ? "?" : "")} {parameter.Name}{(isOptional ? " = null" : "")}",
            ArgumentForm.Reference => $"{Door.IObjectRef}<{parameter.Type}>{(isOptional ? "?" : "")} {parameter.Name}{(isOptional ? " = null" : "")}",
            _ => $"{slot.BareType} {parameter.Name}{(isOptional ? " = default" : "")}",
        };
    }

    private static string Give(Slot slot)
    {
        ParameterModel parameter = slot.Parameter;
        return slot.Form switch
        {
            ArgumentForm.Arg => $"__call.Argument<{parameter.BareType}>({parameter.Name});",
            ArgumentForm.MemoryArg => $"__call.Argument<{parameter.Element}>({parameter.Name});",
            ArgumentForm.Reference => $"__call.Reference<{parameter.BareType}>({parameter.Name});",
            ArgumentForm.Elements or ArgumentForm.ObjectRefElements => $"__call.Elements<{parameter.Element}>({parameter.Name});",
            ArgumentForm.ObjectRef when parameter.Openness == ParameterOpenness.Bare => $"__call.ReferenceOrDefault<{parameter.BareType}>({parameter.Name});",
            ArgumentForm.ObjectRef => $"__call.Reference<{parameter.BareType}>({parameter.Name});",
            ArgumentForm.Omitted => $"__call.Argument(default({Door.Arg}<{parameter.BareType}>));",
            _ => $"__call.Value<{parameter.Type}>({parameter.Name});",
        };
    }
}
