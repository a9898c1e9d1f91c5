namespace Remote.Generators.Calls;

/// <summary>How one overload takes what follows the arguments: the token, or a constructor's options.</summary>
internal enum TailForm
{
    Optional,
    Required,
    None,
}
