namespace Remote.Codecs.Tests.Types;

public readonly record struct Mark(char Sign) : IToken;
