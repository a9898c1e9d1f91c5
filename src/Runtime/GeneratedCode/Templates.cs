using System.ComponentModel;
using System.Globalization;

namespace Remote.GeneratedCode;

/// <summary>What the templates of generic members share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Templates
{
    /// <summary>The error of a call with type arguments that no compilation has seen.</summary>
    /// <param name="name">The member's name with a hole for each type argument.</param>
    /// <param name="arguments">The type arguments.</param>
    public static InvalidOperationException NotClosed(string name, params Type[] arguments)
    {
        string closed = string.Format(CultureInfo.InvariantCulture, name, [.. arguments.Select(static a => (object)a.ToString())]);
        return new InvalidOperationException(
            $"{closed} cannot be called: a worker can run it only if the compiler has seen a call with just these type arguments, and it has " +
            "seen none. The type arguments are chosen where the generator cannot follow: in an assembly that does not itself refer to the package " +
            $"Remote, in plain generic code of another assembly, or by reflection. Write one call of {closed} with these types spelled out, " +
            "in an assembly of the program that refers to the package; it never has to run.");
    }
}
