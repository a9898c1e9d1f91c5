using Remote.Generators.Pipeline;

namespace Remote.Generators.Calls;

/// <summary>Writes the callee's side: reads the arguments, runs the user's code, hands the result back.</summary>
internal static class InvokerEmitter
{
    /// <summary>The invoker of a task or an actor's method.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">What it calls.</param>
    /// <param name="name">Its own name.</param>
    /// <param name="receiver">The actor as a parameter with a comma, or empty.</param>
    public static void Write(SourceWriter writer, MethodModel method, string name, string receiver)
    {
        AllowObsolete(writer, method);
        string async = method.Result is ResultKind.Task or ResultKind.TaskOfValue ? "async " : "";
        writer.Open($"private static {async}{Door.ValueTask} {name}({receiver}{Door.Invocation} __call)");
        string call = ReadArguments(writer, method);
        writer.Line(method.Result switch
        {
            ResultKind.Void => $"{call};\nreturn default;",
            ResultKind.Value => $"{Return(method, call)}\nreturn default;",
            ResultKind.Task => $"await {call}.ConfigureAwait(false);",
            ResultKind.TaskOfValue => Return(method, $"await {call}.ConfigureAwait(false)"),
            _ => $"return __call.ReturnStream<{method.ResultType}>({call});",
        });
        writer.Close().Line();
    }

    /// <summary>The factory that runs a constructor.</summary>
    public static void WriteFactory(SourceWriter writer, MethodModel constructor, string name)
    {
        AllowObsolete(writer, constructor);
        writer.Open($"private static object {name}({Door.Invocation} __call)");
        writer.Line($"return {ReadArguments(writer, constructor)};");
        writer.Close().Line();
    }

    private static string Return(MethodModel method, string result)
    {
        if (method.Elements.Count == 0) return $"__call.Return<{method.ResultType}>({result});";
        IEnumerable<string> adds = method.Elements.Select((element, index) => $"__to.Add<{element.Type}>(__from.Item{index + 1});");
        return $"__call.ReturnSplit({result}, static (__to, __from) => {{ {string.Join(" ", adds)} }});";
    }

    /// <summary>Obsolete code may call what is obsolete as an error.</summary>
    private static void AllowObsolete(SourceWriter writer, MethodModel method)
    {
        if (method.Obsolete.Length > 0) writer.Line("[global::System.Obsolete]");
    }

    /// <summary>Reads each argument into a local and returns the call's text.</summary>
    private static string ReadArguments(SourceWriter writer, MethodModel method)
    {
        if (method.Arguments.Count > 0) writer.Line("var __arguments = __call.Arguments();");
        var passed = new List<string>();
        foreach (ParameterModel parameter in method.Parameters)
        {
            string local = "__p" + passed.Count;
            if (parameter.Kind == ParameterKind.Token) local = "__call.CancellationToken";
            else writer.Line($"var {local} = {(parameter.Kind == ParameterKind.Service ? Ask(method, parameter) : "__arguments." + Read(parameter))};");
            passed.Add(local);
        }

        return $"{method.Target}({string.Join(", ", passed)})";
    }

    private static string Ask(MethodModel constructor, ParameterModel parameter)
        => parameter.Default is null
            ? $"__call.Service<{parameter.Type}>({DescriptorText.Quote(constructor.DisplayName)}, {DescriptorText.Quote(parameter.Name)})"
            : $"__call.ServiceOr<{parameter.Type}>({parameter.Default})";

    private static string Read(ParameterModel parameter)
    {
        if (!parameter.IsOptional) return $"Value<{parameter.Type}>()";
        return $"ValueOr<{parameter.Type}>({(parameter.IsParams ? "[]" : parameter.Default)})";
    }
}
