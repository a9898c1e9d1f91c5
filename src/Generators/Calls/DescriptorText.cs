using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Calls;

/// <summary>Writes the fields of a table: the descriptors of one class, and the lists of them that the manifest collects.</summary>
internal static class DescriptorText
{
    /// <summary>One descriptor.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="type">The descriptor's type.</param>
    /// <param name="name">The field.</param>
    /// <param name="method">Gives id, signature and name.</param>
    /// <param name="rest">The further constructor arguments.</param>
    public static void WriteField(SourceWriter writer, string type, string name, MethodModel method, string rest)
    {
        string identity = $"0x{StableHash.Of(method.Signature):x16}UL, {Quote(method.Signature)}, {Quote(method.DisplayName)}";
        writer.Line($"internal static readonly {type} {name} = new({identity}, {rest});").Line();
    }

    /// <summary>All descriptors of a type.</summary>
    public static void WriteList(SourceWriter writer, string type, string name, string prefix, IEnumerable<int> indexes)
        => writer.Line($"internal static {type}[] {name} => [{string.Join(", ", indexes.Select(i => prefix + i))}];").Line();

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
