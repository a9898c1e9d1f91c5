using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>Asks symbols for the attributes that matter here.</summary>
internal static class RemoteAttributes
{
    public static bool IsRemote(ISymbol symbol) => Has(symbol, RemoteTypeNames.RemoteAttribute);

    public static bool Has(ISymbol symbol, string metadataName) => Find(symbol, metadataName) is not null;

    public static AttributeData? Find(ISymbol symbol, string metadataName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } found && TypeNames.Metadata(found) == metadataName) return attribute;
        }

        return null;
    }
}
