namespace Remote.Codecs.Tests.Types;

public abstract record Shape(string Id);
