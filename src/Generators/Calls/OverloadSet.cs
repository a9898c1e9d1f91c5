namespace Remote.Generators.Calls;

/// <summary>
/// Which overloads a remote method gets, and their priorities: the value overload at 0; for each choice of doubles in ref form one
/// with all singles as <c>Arg</c>, at -1 and less, so that a ref form is taken only where no plain form fits.
/// </summary>
internal static class OverloadSet
{
    /// <summary>From this many on, the choices would double with each: only none, each alone and all together are offered.</summary>
    private const int ManyDoubles = 4;

    /// <summary>The overloads of a method.</summary>
    /// <param name="arguments">The parameters that cross the wire.</param>
    /// <param name="tailType">The type of the token or the options.</param>
    /// <param name="isTailSplit">Whether the tail must be an overload of its own instead of an optional parameter.</param>
    public static IEnumerable<Overload> Of(IReadOnlyList<ParameterModel> arguments, string tailType, bool isTailSplit)
    {
        TailForm[] tails = isTailSplit ? [TailForm.None, TailForm.Required] : [TailForm.Optional];
        return arguments.Count > 0 && arguments[arguments.Count - 1].IsParams
            ? WithParams(arguments, tailType)
            : Plain(arguments).SelectMany(slots => tails.Select(tail => Make(slots, tail, tailType)));
    }

    /// <summary>
    /// The overloads of a constructor in which the options follow the required arguments, so that <c>new() { … }</c> can only mean them.
    /// Against a <c>params</c> array, which <c>new()</c> fits as well, that takes a higher priority.
    /// </summary>
    public static IEnumerable<Overload> OptionsAfterRequired(IReadOnlyList<ParameterModel> arguments, string tailType)
    {
        ParameterModel[] required = [.. arguments.Where(argument => !argument.IsOptional)];
        if (required.Length == arguments.Count) return [];
        Slot[] omitted = [.. arguments.Skip(required.Length).Select(argument => new Slot(argument, ArgumentForm.Omitted))];
        int boost = arguments[arguments.Count - 1].IsParams ? 1 : 0;
        return Plain(required).Select(slots => Make([.. slots, .. omitted], TailForm.Required, tailType, boost));
    }

    private static IEnumerable<Slot[]> Plain(IReadOnlyList<ParameterModel> arguments)
    {
        yield return [.. arguments.Select(argument => new Slot(argument, ArgumentForm.Plain))];
        foreach (Slot[] slots in Referring(arguments))
        {
            if (slots.Any(slot => slot.Form != ArgumentForm.Plain)) yield return slots;
        }
    }

    /// <summary>A <c>params</c> parameter must be the last, so the token has an overload of its own.</summary>
    private static IEnumerable<Overload> WithParams(IReadOnlyList<ParameterModel> arguments, string tailType)
    {
        ParameterModel[] heads = [.. arguments.Take(arguments.Count - 1)];
        ParameterModel items = arguments[arguments.Count - 1];
        Slot[] plain = [.. heads.Select(head => new Slot(head, ArgumentForm.Plain))];
        yield return Make([.. plain, new Slot(items, ArgumentForm.PlainParams)], TailForm.None, tailType);
        yield return Make([.. plain, new Slot(items, ArgumentForm.Plain)], TailForm.Required, tailType);
        foreach (Slot[] slots in Referring(heads))
        {
            ArgumentForm elements = items.IsOpen ? ArgumentForm.ObjectRefElements : ArgumentForm.Elements;
            if (items.Element is not null) yield return Make([.. slots, new Slot(items, elements)], TailForm.None, tailType);
            if (slots.Any(slot => slot.Form != ArgumentForm.Plain))
                yield return Make([.. slots, new Slot(items, ArgumentForm.Plain)], TailForm.Optional, tailType);
            yield return Make([.. slots, new Slot(items, RefForm(items))], TailForm.Optional, tailType);
        }
    }

    /// <summary>One list of slots for each choice of doubles in ref form.</summary>
    private static IEnumerable<Slot[]> Referring(IReadOnlyList<ParameterModel> arguments)
    {
        ParameterModel[] doubles = [.. arguments.Where(argument => argument.IsDouble)];
        return Choices(doubles).Select(chosen => arguments.Select(argument => new Slot(argument, FormOf(argument, chosen))).ToArray());
    }

    private static IEnumerable<ParameterModel[]> Choices(ParameterModel[] doubles)
    {
        if (doubles.Length >= ManyDoubles) return [[], .. doubles.Select(single => new[] { single }), doubles];
        return Enumerable.Range(0, 1 << doubles.Length).Select(bits => doubles.Where((_, index) => (bits >> index & 1) != 0).ToArray());
    }

    private static ArgumentForm FormOf(ParameterModel argument, ParameterModel[] chosen)
        => argument.IsDouble && !chosen.Contains(argument) ? ArgumentForm.Plain : RefForm(argument);

    private static ArgumentForm RefForm(ParameterModel argument) => argument.Kind switch
    {
        ParameterKind.Interface => ArgumentForm.Reference,
        _ when argument.IsOpen => ArgumentForm.ObjectRef,
        ParameterKind.Memory => ArgumentForm.MemoryArg,
        _ => ArgumentForm.Arg,
    };

    private static Overload Make(Slot[] slots, TailForm tail, string tailType, int boost = 0)
    {
        bool takesValuesOnly = slots.All(slot => slot.Form is ArgumentForm.Plain or ArgumentForm.PlainParams or ArgumentForm.Omitted);
        int lift = slots.Sum(slot => slot.Lift), cost = slots.Sum(slot => slot.Cost);
        return new Overload(slots, tail, tailType, boost + (takesValuesOnly ? 0 : lift > 0 ? lift - cost : -1 - cost));
    }
}
