using Microsoft.CodeAnalysis;

namespace Remote.Generators.Calls;

/// <summary>Writes the values in <c>[Remote(...)]</c> as an options object: those that the user wrote, and no others.</summary>
internal static class OptionsText
{
    private static readonly HashSet<string> Common = ["Cpus", "Gpus", "Memory", "Name"];
    private static readonly HashSet<string> OfTasks = [.. Common, "MaxRetries", "RetryOn"];
    private static readonly HashSet<string> OfActors =
        [.. Common, "MaxRestarts", "MaxTaskRetries", "RetryOn", "MaxConcurrency", "MaxPendingCalls", "OwnProcess", "GetIfExists", "Namespace", "Lifetime"];

    public static string ForTask(AttributeData attribute) => Write(Door.TaskOptions, attribute, OfTasks);

    public static string ForActor(AttributeData attribute) => Write(Door.ActorOptions, attribute, OfActors);

    private static string Write(string type, AttributeData attribute, HashSet<string> allowed)
    {
        string[] members = [.. attribute.NamedArguments.Where(named => allowed.Contains(named.Key)).Select(named => $"{named.Key} = {Literal(named.Value)}")];
        return members.Length == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", members)} }}";
    }

    private static string Literal(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array, Type: { } type } => $"new {CallsParser.FullName(type)} {{ {string.Join(", ", constant.Values.Select(Literal))} }}",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({CallsParser.FullName(type)})",
        { Kind: TypedConstantKind.Enum, Type: { } type } => $"({CallsParser.FullName(type)})({DefaultLiteral.Print(constant.Value!)})",
        _ => DefaultLiteral.Print(constant.Value!) ?? "default",
    };
}
