using System.Globalization;
using System.Text;

namespace Remote.Codecs.Tests.Generation;

/// <summary>
/// A program of random types, each made of the ones before it and of types of the base library, with a method that gives a random value of each and a remote
/// method that takes them all. One seed, one program.
/// </summary>
internal sealed class RandomProgram(int seed)
{
    private static readonly string[] Simple =
        ["int", "byte", "long", "double", "decimal", "bool", "char", "string", "Guid", "DateTimeOffset", "TimeSpan", "Half", "Int128", "System.Numerics.BigInteger", "Version", "Uri", "System.Numerics.Vector3"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private readonly List<Declared> types = [];

    private sealed record Declared(string Name, Func<int, string> Value);

    /// <summary>The source; values come from <c>Values.V0()</c>, <c>Values.V1()</c>, and so on.</summary>
    public string Write(int count)
    {
        for (int i = 0; i < count; i++) Declare($"T{i}");
        text.Append("public static class Values\n{\n");
        for (int i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"    public static {types[i].Name} V{i}() => {types[i].Value(0)};\n");
        text.Append("}\npublic static class Work\n{\n    [Remote] public static void Take(");
        text.AppendJoin(", ", types.Select((type, i) => $"{type.Name} p{i}")).Append(") { }\n}\n");
        return text.ToString();
    }

    private void Declare(string name)
    {
        switch (random.Next(6))
        {
            case 0: DeclareEnum(name); break;
            case 1: DeclarePositional(name, "sealed record"); break;
            case 2: DeclarePositional(name, "readonly record struct"); break;
            case 3: DeclareSettable(name); break;
            case 4: DeclareHierarchy(name); break;
            default: DeclareGetOnly(name); break;
        }
    }

    private void DeclareEnum(string name)
    {
        string underlying = random.Next(2) == 0 ? "byte" : "long";
        text.Append(CultureInfo.InvariantCulture, $"public enum {name} : {underlying} {{ A, B = 7, C = 100 }}\n");
        types.Add(new Declared(name, _ => $"{name}.{"ABC"[random.Next(3)]}"));
    }

    private void DeclarePositional(string name, string kind)
    {
        Declared[] members = Members();
        text.Append(CultureInfo.InvariantCulture, $"public {kind} {name}({string.Join(", ", members.Select((m, i) => $"{m.Name} M{i}"))});\n");
        types.Add(new Declared(name, depth => $"new {name}({Values(members, depth)})"));
    }

    private void DeclareSettable(string name)
    {
        Declared[] members = Members();
        string[] access = ["get; set;", "get; init;"];
        text.Append(CultureInfo.InvariantCulture, $"public sealed class {name} {{ {string.Join(' ', members.Select((m, i) => Member(m, i, access[random.Next(2)])))} }}\n");
        types.Add(new Declared(name, depth => $"new {name} {{ {string.Join(", ", members.Select((m, i) => $"M{i} = {m.Value(depth + 1)}"))} }}"));

        string Member(Declared member, int i, string accessors) => random.Next(4) == 0 ? $"public required {member.Name} M{i};" : $"public required {member.Name} M{i} {{ {accessors} }}";
    }

    private void DeclareGetOnly(string name)
    {
        Declared[] members = Members();
        string parameters = string.Join(", ", members.Select((m, i) => $"{m.Name} m{i}")), properties = string.Join(' ', members.Select((m, i) => $"public {m.Name} M{i} {{ get; }} = m{i};"));
        text.Append(CultureInfo.InvariantCulture, $"public sealed class {name}({parameters}) {{ {properties} }}\n");
        types.Add(new Declared(name, depth => $"new {name}({Values(members, depth)})"));
    }

    private void DeclareHierarchy(string name)
    {
        Declared[] members = Members();
        text.Append(CultureInfo.InvariantCulture, $"public abstract record {name}(int Id);\n");
        text.Append(CultureInfo.InvariantCulture, $"public sealed record {name}A(int Id, {string.Join(", ", members.Select((m, i) => $"{m.Name} M{i}"))}) : {name}(Id);\n");
        text.Append(CultureInfo.InvariantCulture, $"public sealed record {name}B(int Id, {name}? Inner) : {name}(Id);\n");
        types.Add(new Declared(name, Value));

        string Value(int depth) => depth < 3 && random.Next(2) == 0
            ? $"new {name}B({random.Next()}, {(random.Next(3) == 0 ? "null" : Value(depth + 1))})"
            : $"new {name}A({random.Next()}, {Values(members, depth)})";
    }

    private Declared[] Members() => [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(0))];

    private static string Values(Declared[] members, int depth) => string.Join(", ", members.Select(member => member.Value(depth + 1)));

    private Declared Any(int nesting)
    {
        int kind = random.Next(nesting > 1 ? 6 : 14);
        if (kind < 4) return OfBaseLibrary(Simple[random.Next(Simple.Length)]);
        if (kind < 7) return types.Count == 0 ? OfBaseLibrary("int") : types[random.Next(types.Count)];
        Declared inner = Any(nesting + 1);
        return kind switch
        {
            7 => Collection(inner, $"{inner.Name}[]"),
            8 => Collection(inner, $"List<{inner.Name}>"),
            9 => Collection(inner, $"IReadOnlyList<{inner.Name}>"),
            10 => new Declared($"Dictionary<string, {inner.Name}>", depth => $"new() {{ {string.Join(", ", Items(depth, i => $"[\"k{i}\"] = {inner.Value(depth + 1)}"))} }}"),
            11 => new Declared($"({inner.Name} A, int B)", depth => $"({inner.Value(depth + 1)}, {random.Next()})"),
            12 => new Declared($"ReadOnlyMemory<{inner.Name}>", depth => $"new {inner.Name}[] {{ {string.Join(", ", Items(depth, _ => inner.Value(depth + 1)))} }}"),
            _ => inner.Name.EndsWith('?') ? inner : new Declared(inner.Name + "?", depth => random.Next(3) == 0 ? "null" : inner.Value(depth)),
        };
    }

    private Declared Collection(Declared inner, string name) => new(name, depth => $"[{string.Join(", ", Items(depth, _ => inner.Value(depth + 1)))}]");

    private IEnumerable<string> Items(int depth, Func<int, string> item) => depth > 4 ? [] : Enumerable.Range(0, random.Next(4)).Select(item);

    private Declared OfBaseLibrary(string type) => new(type, _ => type switch
    {
        "string" => $"\"{new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => "aé世 z"[random.Next(5)])])}\"",
        "bool" => random.Next(2) == 0 ? "true" : "false",
        "char" => "'x'",
        "byte" => $"(byte){random.Next(256)}",
        "Guid" => $"new Guid({random.Next()}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)",
        "DateTimeOffset" => $"DateTimeOffset.UnixEpoch.AddSeconds({random.Next()})",
        "TimeSpan" => $"TimeSpan.FromTicks({random.NextInt64()})",
        "Half" => $"(Half){random.Next(1000)}",
        "Version" => $"new Version({random.Next(100)}, {random.Next(100)})",
        "Uri" => $"new Uri(\"https://example.org/{random.Next()}\")",
        "System.Numerics.BigInteger" => $"System.Numerics.BigInteger.Pow({random.Next(2, 100)}, {random.Next(100)})",
        "System.Numerics.Vector3" => $"new System.Numerics.Vector3({random.Next(100)}, 1, 2)",
        _ => random.Next().ToString(CultureInfo.InvariantCulture),
    });
}
