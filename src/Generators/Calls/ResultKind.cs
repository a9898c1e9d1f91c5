namespace Remote.Generators.Calls;

/// <summary>What the user's method returns.</summary>
internal enum ResultKind
{
    Void,
    Value,
    Task,
    TaskOfValue,
    Stream,
    AsyncStream,
}
