using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Generators.Calls;

/// <summary>The few attributes of the user's members that mean something at the caller and so stand on the proxies too.</summary>
internal static class CopiedAttributes
{
    private const string CompilerServices = "System.Runtime.CompilerServices.";

    private static readonly string[] CallerAttributes = ["CallerLineNumber", "CallerMemberName", "CallerFilePath", "CallerArgumentExpression"];

    public static string Obsolete(ISymbol member)
    {
        if (member.Find("System.ObsoleteAttribute") is not { } attribute) return "";
        return $"[global::System.Obsolete{Arguments(attribute)}]";
    }

    public static string CallerInfo(IParameterSymbol parameter)
    {
        string text = "";
        foreach (string name in CallerAttributes)
        {
            if (parameter.Find($"{CompilerServices}{name}Attribute") is { } attribute) text += $"[global::{CompilerServices}{name}{Arguments(attribute)}] ";
        }

        return text;
    }

    private static string Arguments(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.IsEmpty) return "";
        return $"({string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.Value is { } value ? DefaultLiteral.Print(value) : "null"))})";
    }
}
