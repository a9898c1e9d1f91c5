namespace Remote.Generators.Calls;

/// <summary>Two methods that differ only by a token are one remote method: the one with the token, which can be stopped.</summary>
internal static class SameTokenOrNone
{
    public static IEnumerable<T> Merge<T>(IEnumerable<T> members, Func<T, MethodModel> model)
        => members.GroupBy(member => model(member).Signature).Select(same => same.OrderByDescending(member => TakesToken(model(member))).First());

    private static bool TakesToken(MethodModel method) => method.Parameters.Any(parameter => parameter.Kind == ParameterKind.Token);
}
