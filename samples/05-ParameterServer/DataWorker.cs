namespace ParameterServer;

/// <summary>Has digits of its own, and computes gradients on one batch of them after the other.</summary>
[Remote]                                                         // Ray: @ray.remote class DataWorker
public sealed class DataWorker(int index, int digits, int batch)
{
    private readonly Digit[] mine = Digits.Draw(digits, seed: 1000 + index);     // made here: the data never travels, only parameters do
    private int next;

    public float[] ComputeGradients(float[] weights)
    {
        if (next + batch > mine.Length) next = 0;
        next += batch;
        return Network.Gradient(weights, mine.AsSpan(next - batch, batch));
    }
}
