namespace Remote.Shared;

/// <summary>Why a type cannot cross to another process.</summary>
/// <param name="Path">The member at fault, seen from the type asked about: <c>Order.Lines[].Changed</c>.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="WayOut">What to do instead.</param>
internal sealed record CrossingFault(string Path, string Reason, string WayOut)
{
    /// <summary>The same fault, seen from one level further out: the outer type's name stands in for the inner one's.</summary>
    public CrossingFault Under(string outer, string step, string inner)
        => this with { Path = outer + step + (Path.StartsWith(inner, System.StringComparison.Ordinal) ? Path.Substring(inner.Length) : "") };
}
