using System.Globalization;

namespace Remote.Serialization.Formatters;

/// <summary>The base library's types that cross as text.</summary>
internal static class TextFormatters
{
    public static TextFormatter<Uri> Uri() => new(static uri => uri.OriginalString, static text => new Uri(text, UriKind.RelativeOrAbsolute));

    // Not GetCultureInfo: it keeps every culture ever asked for.
    public static TextFormatter<CultureInfo> Culture() => new(static culture => culture.Name, static name => new CultureInfo(name));

    public static TextFormatter<TimeZoneInfo> TimeZone() => new(static zone => zone.ToSerializedString(), TimeZoneInfo.FromSerializedString);
}
