using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Remote.Generators.Calls;

/// <summary>The user's documentation comment, written again for the proxies.</summary>
internal static class DocumentationText
{
    private static readonly HashSet<string> Kept = ["summary", "remarks", "param", "returns", "exception", "example", "seealso"];

    /// <summary>The symbol's comment, or else that of <paramref name="otherwise"/>, as lines that start with <c>///</c>; or empty.</summary>
    public static string Of(ISymbol symbol, ISymbol? otherwise, CancellationToken cancellationToken)
    {
        string text = Lines(symbol, cancellationToken);
        return text.Length == 0 && otherwise is not null ? Lines(otherwise, cancellationToken) : text;
    }

    private static string Lines(ISymbol symbol, CancellationToken cancellationToken)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrWhiteSpace(xml)) return "";
        try
        {
            IEnumerable<XElement> elements = XElement.Parse(xml, LoadOptions.PreserveWhitespace).Elements();
            return string.Join("\n", elements.Where(element => Kept.Contains(element.Name.LocalName)).SelectMany(Lines));
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Lines(XElement element)
        => element.ToString(SaveOptions.DisableFormatting).Split('\n').Select(line => "/// " + line.Trim());
}
