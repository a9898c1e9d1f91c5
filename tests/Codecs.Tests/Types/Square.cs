namespace Remote.Codecs.Tests.Types;

public record Square(string Id, double Side) : Shape(Id);
