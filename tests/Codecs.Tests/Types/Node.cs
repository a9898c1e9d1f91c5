namespace Remote.Codecs.Tests.Types;

public sealed record Node(int Value, Node? Left, Node? Right);
