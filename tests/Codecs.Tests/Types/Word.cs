namespace Remote.Codecs.Tests.Types;

public sealed record Word(string Text) : IToken;
