namespace TreeReduction;

/// <summary>1 + 1/2 + 1/3 + … as an exact fraction. Its numbers get so long that adding two of them is work.</summary>
public static class Harmonic
{
    [Remote]
    public static Fraction Sum(int from, int to)
    {
        if (to - from == 1) return new Fraction(1, from);
        int middle = (from + to) / 2;
        return Sum(from, middle) + Sum(middle, to);              // an ordinary call: splitting further would only cost messages
    }

    [Remote]                                                     // Ray: @ray.remote def add(x, y)
    public static Fraction Add(Fraction a, Fraction b) => a + b;
}
