namespace Remote.Codecs.Fuzz;

/// <summary>Inputs of one type that gave a value: the first is what was written, the others were damaged on the way.</summary>
internal sealed class Corpus(byte[] written)
{
    private const int Most = 32;

    private readonly List<byte[]> inputs = [written];

    public byte[] Any(Random random) => inputs[random.Next(inputs.Count)];

    /// <summary>Keeps it, at times instead of another: damage upon damage reaches what one change cannot.</summary>
    public void Add(byte[] input, Random random)
    {
        if (inputs.Count < Most) inputs.Add(input);
        else if (random.Next(8) == 0) inputs[random.Next(1, Most)] = input;
    }
}
