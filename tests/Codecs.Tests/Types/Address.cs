namespace Remote.Codecs.Tests.Types;

public sealed record Address
{
    public required string Street { get; init; }

    public int Number;

    public string? City { get; set; }

    public string Line => $"{Street} {Number}, {City}";
}
