namespace Remote.Wire;

/// <summary>The byte before each argument of a call.</summary>
internal enum ArgumentKind : byte
{
    /// <summary>The parameter's value follows.</summary>
    Value = 0,

    /// <summary>Nothing follows: the parameter's default applies.</summary>
    NotGiven = 1,

    /// <summary>A codec id, then a value of that codec's type: what a ref to a concrete type becomes where the parameter is an interface.</summary>
    Boxed = 2,

    /// <summary>Where the parameter's value lies in the store.</summary>
    Stored = 3,

    /// <summary>A codec id, then where a value of that codec's type lies in the store.</summary>
    BoxedStored = 4,

    /// <summary>The parameter's value in pieces: how many, then for each its length and its bytes, or -1 and where it lies in the store.</summary>
    Pieces = 5,
}
