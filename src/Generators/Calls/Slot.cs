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
        _ => Parameter.BareType,
    };

    /// <summary>What the form costs in overload priority: a ref form must never win from a plain one that fits too.</summary>
    public int Cost => (Form, Parameter.Kind) switch
    {
        (ArgumentForm.Reference, _) => 2,
        (ArgumentForm.Arg, ParameterKind.Collection) => 1,
        _ => 0,
    };
}
