namespace Remote.Codecs.Tests.Types;

public record Circle(string Id, double Radius) : Shape(Id);
