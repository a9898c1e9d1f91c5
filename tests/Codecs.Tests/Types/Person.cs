namespace Remote.Codecs.Tests.Types;

public record Person(string Name, int Age, string? Nickname = null);
