namespace Remote.Runtime.Tests.Objects;

public enum Color
{
    Red,
    Green,
}

public readonly record struct Point(int X, int Y);

public sealed record Person(string Name, int Age, string[] Tags);

public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Square(string Name, double Side) : Shape(Name);

/// <summary>Values and refs in one.</summary>
public sealed record Envelope(string Title, ObjectRef<int>? Number, List<ObjectRef<string>> Texts);

internal static class Values
{
    [Remote]
    public static int Double(int value) => 2 * value;

    [Remote]
    public static string Upper(string value) => value.ToUpperInvariant();

    [Remote]
    public static int[] Range(int count) => [.. Enumerable.Range(0, count)];

    [Remote]
    public static Person Person(string name, int age) => new(name, age, ["a", "b"]);

    [Remote]
    public static Circle Circle(double radius) => new("circle", radius);

    [Remote]
    public static string Describe(Shape shape) => shape.ToString();

    [Remote]
    public static string? Nothing() => null;

    [Remote]
    public static int Length(string? text) => text?.Length ?? -1;

    [Remote]
    public static int Sum(IReadOnlyList<int> values) => values.Sum();

    [Remote]
    public static int Fail(string message) => throw new InvalidOperationException(message);

    [Remote]
    public static void FailWithoutResult(string message) => throw new InvalidOperationException(message);

    [Remote]
    public static void Mark(string folder, string mark) => Support.Place.Mark(folder, mark);
}
