namespace Remote.Codecs.Tests.Types;

public readonly record struct Point(int X, double Y);
