namespace MonteCarloPi;

/// <summary>Points drawn, and how many of them fell inside the circle.</summary>
public readonly record struct Tally(long Samples, long Inside)
{
    public double Pi => 4.0 * Inside / Samples;

    public static Tally operator +(Tally a, Tally b) => new(a.Samples + b.Samples, a.Inside + b.Inside);
}
