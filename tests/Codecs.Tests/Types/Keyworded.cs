namespace Remote.Codecs.Tests.Types;

public class Keyworded
{
    public string? @namespace { get; set; }

    public int @int;
}
