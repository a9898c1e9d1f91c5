namespace Remote.Benchmarks.Scheduling;

/// <summary>How evenly something is shared.</summary>
internal static class Fairness
{
    /// <summary>Jain's index: 1 where all have the same, 1/n where one has everything.</summary>
    public static double Jain(IEnumerable<double> shares)
    {
        double sum = 0, squares = 0;
        int count = 0;
        foreach (double share in shares)
        {
            sum += share;
            squares += share * share;
            count++;
        }

        return squares == 0 ? 1 : sum * sum / (count * squares);
    }
}
