using Remote.ControlPlane;

namespace Remote.Nodes.Launch;

/// <summary>An assembly of which driver and worker run different builds, and what to tell the user of it.</summary>
internal sealed record CodeMismatch(AssemblyIdentity Mine, AssemblyIdentity Theirs)
{
    private const int Named = 5;

    /// <summary>Whether a remote member has come, gone, or changed its parameters.</summary>
    public bool HasOtherMembers => Mine.Members != Theirs.Members;

    /// <summary>What to tell; with the worker's signatures, where it has said them, which members differ.</summary>
    public string Describe(string[] mine, string[]? theirs)
        => $"The assembly '{Mine.Name}' is another build in the worker: '{Mine.Path}' ({Mine.Mvid}) here, '{Theirs.Path}' ({Theirs.Mvid}) there. "
            + DescribeMembers(mine, theirs)
            + "It was rebuilt while the program runs. Start the program again; under 'dotnet watch', use --no-hot-reload.";

    private string DescribeMembers(string[] mine, string[]? theirs)
    {
        if (!HasOtherMembers) return "Its remote methods are the same by name and parameters; what they do or return may differ. ";
        return theirs is null ? "Its remote methods differ. " : $"Its remote methods differ.{List(" Only here", mine.Except(theirs))}{List(" Only there", theirs.Except(mine))} ";
    }

    private static string List(string where, IEnumerable<string> signatures)
    {
        string[] all = [.. signatures.Select(WithoutAssembly).Order(StringComparer.Ordinal)];
        if (all.Length == 0) return "";
        string more = all.Length > Named ? $" and {all.Length - Named} more" : "";
        return $"{where}: {string.Join(", ", all.Take(Named))}{more}.";
    }

    // "[App]Work.F(int)": the message has named the assembly.
    private static string WithoutAssembly(string signature) => signature[(signature.IndexOf(']', StringComparison.Ordinal) + 1)..];
}
