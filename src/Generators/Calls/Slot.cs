namespace Remote.Generators.Calls;

/// <summary>One parameter of one overload.</summary>
internal readonly record struct Slot(ParameterModel Parameter, ArgumentForm Form)
{
    /// <summary>Whether the overload shows the parameter.</summary>
    public bool IsShown => Form != ArgumentForm.Omitted;

    /// <summary>The type without nullable annotations, by which the compiler tells overloads apart.</summary>
    public string BareType => Form switch
    {
        ArgumentForm.Arg => $"{Door.Arg}<{Parameter.BareType}>",
        ArgumentForm.MemoryArg => $"{Door.MemoryArg}<{Parameter.Element}>",
        ArgumentForm.Reference => $"{Door.IObjectRef}<{Parameter.BareType}>",
        ArgumentForm.Elements => $"{Door.Arg}<{Parameter.Element}>[]",
        ArgumentForm.ObjectRef => $"{Door.ObjectRef}<{Parameter.BareType}>",
        ArgumentForm.ObjectRefElements => $"{Door.ObjectRef}<{Parameter.Element}>[]",
        _ => Parameter.BareType,
    };

    /// <summary>
    /// What the form wins in overload priority: to a bare type parameter a ref fits as a value, so the ref forms must be asked first; of
    /// the forms of <c>params</c> elements, the whole array first.
    /// </summary>
    public int Lift => (Form, Parameter.Openness, Parameter.IsParams) switch
    {
        (ArgumentForm.ObjectRefElements, _, _) => 1,
        (ArgumentForm.ObjectRef or ArgumentForm.Reference, not ParameterOpenness.Closed, true) => 2,
        (ArgumentForm.ObjectRef, ParameterOpenness.Bare, _) => 1,
        _ => 0,
    };

    /// <summary>What the form costs in overload priority: a ref form must never win from a plain one that fits too.</summary>
    public int Cost => (Form, Parameter.Kind) switch
    {
        _ when Lift > 0 => 0,
        (ArgumentForm.Reference, _) => 2,
        (ArgumentForm.Arg or ArgumentForm.ObjectRef, ParameterKind.Collection) => 1,
        _ => 0,
    };
}
