using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Remote.Generators.Calls;

/// <summary>Prints a parameter's default value so that it reads the same in any file: no name, no culture, no using is needed.</summary>
internal static class DefaultLiteral
{
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue) return null;
        if (parameter.Type.TypeKind == TypeKind.TypeParameter) return "default";
        ITypeSymbol type = Underlying(parameter.Type);
        if (parameter.ExplicitDefaultValue is not { } value)
            return parameter.Type.IsValueType && SymbolEqualityComparer.Default.Equals(type, parameter.Type) ? "default" : "null";
        return type.TypeKind == TypeKind.Enum ? $"({CallsParser.FullName(type)})({Print(value)})" : Print(value);
    }

    public static string? Print(object value) => value switch
    {
        double number => Print(number, "double", "D"),
        float number => Print(number, "float", "F"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static string Print(double number, string type, string suffix)
    {
        if (double.IsNaN(number)) return type + ".NaN";
        if (double.IsInfinity(number)) return type + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        string text = suffix == "F" ? ((float)number).ToString("R", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
        return text + suffix;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
