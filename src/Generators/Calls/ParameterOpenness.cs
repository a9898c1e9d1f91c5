namespace Remote.Generators.Calls;

/// <summary>What a parameter's type has to do with the method's type parameters.</summary>
internal enum ParameterOpenness
{
    /// <summary>Nothing.</summary>
    Closed,

    /// <summary>It mentions one: <c>T[]</c>, <c>IReadOnlyList&lt;T&gt;</c>.</summary>
    Mentions,

    /// <summary>It is one, to which anything fits: a ref, too.</summary>
    Bare,
}
