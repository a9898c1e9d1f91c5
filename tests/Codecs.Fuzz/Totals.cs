namespace Remote.Codecs.Fuzz;

/// <summary>What came of all inputs.</summary>
internal sealed class Totals
{
    private long inputs, values, bytes;
    private double worst;

    public void Add(Outcome outcome, int length)
    {
        inputs++;
        bytes += length;
        if (outcome.IsValue) values++;
        worst = Math.Max(worst, (double)outcome.Allocated / (Outcome.Base + (Outcome.PerByte * length)));
    }

    public override string ToString() => $"{inputs:N0} inputs of {bytes / Math.Max(1, inputs)} bytes, {values:N0} gave a value, {inputs - values:N0} were refused; at most {worst:P0} of the memory they may take";
}
