namespace Remote.Codecs.Tests.Types;

public sealed class Fork<T> : Tree<T>
{
    public required Tree<T> Left { get; init; }

    public required Tree<T> Right { get; init; }
}
