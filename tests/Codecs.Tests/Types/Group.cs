namespace Remote.Codecs.Tests.Types;

public sealed record Group(string Id, Shape[] Parts) : Shape(Id);
