using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>The types that the runtime knows without registration.</summary>
internal static class BuiltInTypes
{
    private static readonly HashSet<string> Names =
    [
        "System.Half", "System.Int128", "System.UInt128", "System.Numerics.Complex", "System.Numerics.BigInteger", "System.Guid",
        "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version",
        "System.Globalization.CultureInfo", "System.TimeZoneInfo", "System.Text.StringBuilder",
        "System.Collections.BitArray",
    ];

    public static bool Contains(ITypeSymbol type) => type.SpecialType switch
    {
        >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime => true,
        _ => type is INamedTypeSymbol { IsGenericType: false, ContainingType: null } named && Names.Contains(TypeNames.Metadata(named)),
    };
}
