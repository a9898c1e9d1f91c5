namespace Remote.Generators.Calls;

/// <summary>What surrounds a proxy's arguments; it differs between tasks, actor methods and constructors.</summary>
/// <param name="Header">Modifiers, return type and name.</param>
/// <param name="Receiver">The extension receiver as a parameter, or null.</param>
/// <param name="TailType">The type of the last parameter.</param>
/// <param name="TailDefault">Its default.</param>
/// <param name="Open">Opens the call, given the tail argument.</param>
/// <param name="Close">Ends the call.</param>
internal sealed record ProxyFrame(string Header, string? Receiver, string TailType, string TailDefault, Func<string, string> Open, string Close)
{
    /// <summary>The <c>where</c> clauses, each after a space.</summary>
    public string Constraints { get; init; } = "";

    /// <summary>Of a generic member, the attribute that names its template; else empty.</summary>
    public string Template { get; init; } = "";
}
