namespace Remote.Codecs.Tests.Types;

public sealed class Leaf<T> : Tree<T>
{
    public T? Value { get; set; }
}
