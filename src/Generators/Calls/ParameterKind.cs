namespace Remote.Generators.Calls;

/// <summary>How a parameter takes a ref, which decides the overloads of its method.</summary>
internal enum ParameterKind
{
    /// <summary>Value types, strings, classes: one form, <c>Arg&lt;T&gt;</c>, takes value and ref.</summary>
    Single,

    /// <summary>Two forms, the interface and <c>IObjectRef&lt;I&gt;</c>: no user-defined conversion starts at an interface.</summary>
    Interface,

    /// <summary>Two forms, the collection and <c>Arg&lt;T[]&gt;</c>: a collection expression does not convert to <c>Arg</c>.</summary>
    Collection,

    /// <summary><c>ReadOnlyMemory&lt;T&gt;</c>: one form, <c>MemoryArg&lt;T&gt;</c>, which takes arrays and refs to arrays too.</summary>
    Memory,

    /// <summary>A cancellation token: not an argument, but the call's own token.</summary>
    Token,

    /// <summary>From the worker's container: not an argument, callers know nothing of it.</summary>
    Service,
}
