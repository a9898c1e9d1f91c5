using MemoryPack;

namespace Remote.Codecs.Tests.Types;

public record Person(string Name, int Age, string? Nickname = null);

[MemoryPackable]
public partial record PackedPerson(string Name, int Age, string? Nickname = null);

public sealed record Address
{
    public required string Street { get; init; }

    public int Number;

    public string? City { get; set; }

    public string Line => $"{Street} {Number}, {City}";
}

[MemoryPackable]
public partial record PackedAddress
{
    public required string Street { get; init; }

    public int Number;

    public string? City { get; set; }
}

public class Account(string owner, decimal balance)
{
    private readonly string owner = owner;

    public string Owner => owner;

    public decimal Balance { get; private set; } = balance;

    public List<string> Notes { get; set; } = [];

    [NonSerialized] private int cached = 7;

    public void Deposit(decimal amount) => Balance += amount + (cached * 0);
}

public class Employee : Worker
{
    public List<Person>? Reports { get; set; }
}

public abstract class Worker
{
    public string? Title { get; set; }

    public virtual int Grade { get; set; }
}

public enum Colour : byte { Red, Green, Blue }

public readonly record struct Point(int X, double Y);

public readonly record struct Labelled(string Text, Point Where, Colour Colour);

public struct Bag
{
    public int? Count;
    public string? Label { get; set; }
}

public sealed record Node(int Value, Node? Left, Node? Right);

[MemoryPackable]
public partial record PackedNode(int Value, PackedNode? Left, PackedNode? Right);

public abstract record Shape(string Id);

public record Circle(string Id, double Radius) : Shape(Id);

public record Square(string Id, double Side) : Shape(Id);

public sealed record Group(string Id, Shape[] Parts) : Shape(Id);

public interface IToken;

public sealed record Word(string Text) : IToken;

public readonly record struct Mark(char Sign) : IToken;

public abstract class Tree<T>;

public sealed class Leaf<T> : Tree<T>
{
    public T? Value { get; set; }
}

public sealed class Fork<T> : Tree<T>
{
    public required Tree<T> Left { get; init; }

    public required Tree<T> Right { get; init; }
}

public record Pair<TFirst, TSecond>(TFirst First, TSecond Second);

internal sealed record Hidden(int Value, Hidden.Nested? Inner)
{
    internal sealed record Nested(string @class);
}

public class Keyworded
{
    public string? @namespace { get; set; }

    public int @int;
}
