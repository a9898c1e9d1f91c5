namespace Remote.Generators.Calls;

/// <summary>How one overload takes one parameter.</summary>
internal enum ArgumentForm
{
    /// <summary>As the user wrote it.</summary>
    Plain,

    /// <summary>As the user wrote it, with <c>params</c>.</summary>
    PlainParams,

    /// <summary><c>Arg&lt;T&gt;</c>.</summary>
    Arg,

    /// <summary><c>MemoryArg&lt;T&gt;</c>.</summary>
    MemoryArg,

    /// <summary><c>IObjectRef&lt;I&gt;</c>.</summary>
    Reference,

    /// <summary><c>params Arg&lt;T&gt;[]</c>.</summary>
    Elements,

    /// <summary><c>ObjectRef&lt;T[]&gt;</c>, from which type arguments are inferred.</summary>
    ObjectRef,

    /// <summary><c>params ObjectRef&lt;T&gt;[]</c>.</summary>
    ObjectRefElements,

    /// <summary>Not a parameter of the overload: the user's default applies.</summary>
    Omitted,
}
