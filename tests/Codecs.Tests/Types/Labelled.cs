namespace Remote.Codecs.Tests.Types;

public readonly record struct Labelled(string Text, Point Where, Colour Colour);
