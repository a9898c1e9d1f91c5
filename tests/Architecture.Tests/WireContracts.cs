using System.Reflection;
using System.Text;
using MemoryPack;

namespace Remote.Architecture.Tests;

/// <summary>What processes of Remote say to each other, as text: each message with its tag and its members in the order in which they are written, each code of the data plane.</summary>
internal static class WireContracts
{
    private const string Header = """
        What the processes of one release of Remote say to each other. Two releases whose texts differ cannot share a session.
        A test compares this with the code. To accept a change that is meant: WRITE_CONTRACTS=1 dotnet test tests/Architecture.Tests -c Release, and review the difference.
        """;

    public static string Describe(Assembly runtime)
    {
        var text = new StringBuilder(Header).Append('\n');
        Type[] unions = [.. Packable(runtime).Where(type => type.GetCustomAttributes<MemoryPackUnionAttribute>().Any())];
        foreach (Type union in unions) Section(text, union, Cases(union));
        HashSet<Type> cases = [.. unions.SelectMany(union => union.GetCustomAttributes<MemoryPackUnionAttribute>()).Select(attribute => attribute.Type)];
        Section(text, "Parts of messages", Packable(runtime).Where(type => !cases.Contains(type) && !unions.Contains(type)).Select(type => $"{Name(type)}({Members(type)})"));
        foreach (Type codes in runtime.GetTypes().Where(IsCodes).OrderBy(type => type.FullName, StringComparer.Ordinal)) Section(text, codes, Codes(codes));
        return text.ToString();
    }

    private static IEnumerable<Type> Packable(Assembly runtime)
        => runtime.GetTypes().Where(type => type.GetCustomAttribute<MemoryPackableAttribute>() is not null && !type.Name.StartsWith('<')).OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IEnumerable<string> Cases(Type union)
        => union.GetCustomAttributes<MemoryPackUnionAttribute>().OrderBy(attribute => attribute.Tag).Select(attribute => $"{attribute.Tag} {Name(attribute.Type)}({Members(attribute.Type)})");

    /// <summary>As MemoryPack writes them: in the order of their declaration, a base's first.</summary>
    private static string Members(Type type)
    {
        if (type.IsEnum) return Enum.GetUnderlyingType(type).Name;
        IEnumerable<Type> line = type.IsValueType ? [type] : Line(type).Reverse();
        return string.Join(", ", line.SelectMany(Own).Select(member => $"{Name(TypeOf(member))} {member.Name}"));
    }

    private static IEnumerable<MemberInfo> Own(Type type)
        => type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(member => member.GetCustomAttribute<MemoryPackIgnoreAttribute>() is null
                && (member is PropertyInfo { GetMethod.IsPublic: true } property && IsRead(property) || member is FieldInfo { IsPublic: true } || member.GetCustomAttribute<MemoryPackIncludeAttribute>() is not null))
            .OrderBy(member => member.MetadataToken);

    private static bool IsRead(PropertyInfo property)
        => property.SetMethod is not null
            || property.DeclaringType!.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Any(constructor => constructor.GetParameters().Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Type> Line(Type type)
    {
        for (Type? current = type; current is not null && current != typeof(object); current = current.BaseType) yield return current;
    }

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    /// <summary>The first bytes of messages, frames, ring records and requests to the store, and what they tell apart.</summary>
    private static bool IsCodes(Type type)
        => type.IsEnum && (type.Namespace is "Remote.Wire" or "Remote.Storage.Sockets" || type.Name is "RecordKind");

    private static IEnumerable<string> Codes(Type codes) => Enum.GetNames(codes).Select(name => $"{Convert.ToInt64(Enum.Parse(codes, name), null)} {name}");

    private static void Section(StringBuilder text, Type type, IEnumerable<string> lines)
        => Section(text, type.IsEnum ? $"{type.FullName}: {Name(Enum.GetUnderlyingType(type))}" : type.FullName!, lines);

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append('\n').Append(title).Append('\n');
        foreach (string line in lines) text.Append("  ").Append(line).Append('\n');
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
