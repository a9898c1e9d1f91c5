namespace Remote.Runtime.Tests.Tasks;

public sealed class OwnException(string message, Exception? inner) : Exception(message, inner);

/// <summary>Has no constructor that takes a message: it cannot be made again elsewhere.</summary>
public sealed class OddException(int number) : Exception($"odd {number}");

public sealed class HostileException : Exception
{
    public override string Message => throw new InvalidOperationException("no message for you");

    public override string ToString() => throw new InvalidOperationException("no text either");
}

public sealed record Link(int Number, Link? Next);

internal static class Throwing
{
    [Remote]
    public static int Throw(string kind) => ThrowDeeper(kind);

    public static int ThrowDeeper(string kind) => throw (kind switch
    {
        "bcl" => new ArgumentException("a bad argument"),
        "own" => new OwnException("one of ours", null),
        "inner" => new OwnException("outer", new FormatException("the cause")),
        "odd" => new OddException(7),
        _ => new HostileException(),
    });

    [Remote]
    public static async Task<int> ThrowAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("later");
    }

    [Remote]
    public static void ThrowWithoutResult() => throw new InvalidOperationException("no result");

    [Remote]
    public static async Task<int> ThrowAtDepth(int depth) => depth == 0 ? ThrowAtTheBottom() : await Throwing.Remote().ThrowAtDepth(depth - 1);

    public static int ThrowAtTheBottom() => throw new InvalidOperationException("at the bottom");

    [Remote]
    public static Link TooDeep()
    {
        Link? link = null;
        for (int i = 0; i < 100_000; i++) link = new Link(i, link);
        return link!;
    }
}
