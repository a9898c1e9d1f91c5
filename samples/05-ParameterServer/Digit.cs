namespace ParameterServer;

/// <summary>An image of 16×16 grey values from 0 to 1, and which digit it shows.</summary>
internal sealed record Digit(float[] Pixels, int Label)
{
    public const int Side = 16;
}
