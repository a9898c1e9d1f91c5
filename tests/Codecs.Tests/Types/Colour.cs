namespace Remote.Codecs.Tests.Types;

public enum Colour : byte { Red, Green, Blue }
