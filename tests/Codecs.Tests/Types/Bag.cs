namespace Remote.Codecs.Tests.Types;

public struct Bag
{
    public int? Count;
    public string? Label { get; set; }
}
