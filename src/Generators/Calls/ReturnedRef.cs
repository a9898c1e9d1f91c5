namespace Remote.Generators.Calls;

/// <summary>What a proxy returns, and the call that makes it.</summary>
internal static class ReturnedRef
{
    public static string Type(MethodModel method) => method.Result switch
    {
        _ when method.Elements.Count > 0 => $"({string.Join(", ", method.Elements.Select(Declare))})",
        ResultKind.Void or ResultKind.Task => Door.ObjectRef,
        ResultKind.Stream or ResultKind.AsyncStream => $"{Door.ObjectRefStream}<{method.ResultType}>",
        _ => $"{Door.ObjectRef}<{method.ResultType}>",
    };

    public static string Submit(MethodModel method) => method.Result switch
    {
        _ when method.Elements.Count > 0 => $"SubmitSplit(static __refs => ({string.Join(", ", method.Elements.Select(element => $"__refs.Next<{element.Type}>()"))}))",
        ResultKind.Void or ResultKind.Task => "Submit()",
        ResultKind.Stream or ResultKind.AsyncStream => $"SubmitStream<{method.ResultType}>()",
        _ => $"Submit<{method.ResultType}>()",
    };

    private static string Declare(ElementModel element) => $"{Door.ObjectRef}<{element.Type}>{(element.Name.Length > 0 ? " " + element.Name : "")}";
}
