using System.Numerics;

namespace TreeReduction;

/// <summary>
/// An exact fraction, never rounded and never reduced: the sum of the same terms is the same two numbers in whatever order they were
/// added. Of doubles that is not true: (a + b) + c need not be a + (b + c), so a tree could not be checked against a loop.
/// </summary>
public readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    private static readonly BigInteger Scale = BigInteger.Pow(10, 40);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public double ToDouble() => (double)(Numerator * Scale / Denominator) / (double)Scale;
}
