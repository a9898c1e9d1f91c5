namespace Remote.Generators.Calls;

/// <summary>The overloads of all remote methods of one type, which must stand beside each other.</summary>
internal static class OverloadGroup
{
    /// <summary>Pairs each method with its overloads. Of two that the compiler could not tell apart the first stays.</summary>
    public static IEnumerable<(T Member, Overload Overload)> Of<T>(IReadOnlyList<T> members, Func<T, MethodModel> model, string tailType)
    {
        var keys = new HashSet<string>();
        MethodModel[] models = [.. members.Select(model)];
        foreach (T member in members)
        {
            MethodModel method = model(member);
            foreach (Overload overload in OverloadSet.Of(method.Arguments, tailType, IsShadowed(method, models)))
            {
                if (keys.Add($"{method.Name}`{method.TypeParameters.Count}({overload.Key})")) yield return (member, overload);
            }
        }
    }

    /// <summary>
    /// The overloads of <c>Remote(...)</c>. Those with the options after the required arguments come last: a constructor that takes just
    /// the required arguments is the better meaning of the same call.
    /// </summary>
    public static IEnumerable<(MethodModel Constructor, Overload Overload)> OfConstructors(IReadOnlyList<MethodModel> constructors, string tailType)
    {
        var keys = new HashSet<string>();
        IEnumerable<(MethodModel Constructor, Overload Overload)> optionsAfterRequired =
            from constructor in constructors
            from overload in OverloadSet.OptionsAfterRequired(constructor.Arguments, tailType)
            select (constructor, overload);
        return Of(constructors, constructor => constructor, tailType)
            .Concat(optionsAfterRequired)
            .Where(pair => keys.Add(pair.Item2.Key));
    }

    /// <summary>
    /// Whether another method of the name takes the same and then only optional arguments. A call that fits both is the user's shorter
    /// method, as in plain C#; with an optional token on each the compiler would find the two equal.
    /// </summary>
    private static bool IsShadowed(MethodModel method, MethodModel[] others)
    {
        IReadOnlyList<ParameterModel> mine = method.Arguments;
        return others.Any(other => other.Name == method.Name && other.TypeParameters.Count == method.TypeParameters.Count && other.Arguments.Count > mine.Count
            && other.Arguments.Take(mine.Count).Select(argument => argument.BareType).SequenceEqual(mine.Select(argument => argument.BareType))
            && other.Arguments.Skip(mine.Count).All(argument => argument.Default is not null));
    }
}
