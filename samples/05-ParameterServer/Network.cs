using System.Numerics.Tensors;

namespace ParameterServer;

/// <summary>
/// A small neural network, 256 → 64 → 10, whose parameters are one array: that is what travels between the workers and the server.
/// In order: weights and bias of each hidden unit, then weights and bias of each class.
/// </summary>
internal static class Network
{
    private const int Inputs = Digit.Side * Digit.Side, Hidden = 64, Classes = 10;
    private const int HiddenRow = Inputs + 1, ClassRow = Hidden + 1;
    private const int Output = Hidden * HiddenRow, Length = Output + Classes * ClassRow;

    public static float[] Initial(int seed)
    {
        var random = new Random(seed);
        var weights = new float[Length];
        for (int i = 0; i < Length; i++) weights[i] = (random.NextSingle() - 0.5f) * (i < Output ? 0.15f : 0.5f);
        return weights;
    }

    public static double Accuracy(float[] weights, Digit[] digits) =>
        digits.Count(digit => Classify(weights, digit) == digit.Label) / (double)digits.Length;

    /// <summary>Which way the parameters should go to make the loss on these digits smaller, on average (negated).</summary>
    public static float[] Gradient(float[] weights, ReadOnlySpan<Digit> batch)
    {
        var gradient = new float[Length];
        Span<float> hidden = stackalloc float[Hidden], classes = stackalloc float[Classes], back = stackalloc float[Hidden];
        foreach (Digit digit in batch)
        {
            Forward(weights, digit, hidden, classes);
            TensorPrimitives.SoftMax(classes, classes);
            classes[digit.Label] -= 1;                           // the loss is cross-entropy
            TensorPrimitives.Multiply(classes, 1f / batch.Length, classes);
            back.Clear();
            for (int c = 0; c < Classes; c++)
            {
                int row = Output + c * ClassRow;
                AddScaled(gradient.AsSpan(row, Hidden), hidden, classes[c]);
                gradient[row + Hidden] += classes[c];
                AddScaled(back, weights.AsSpan(row, Hidden), classes[c]);
            }
            for (int h = 0; h < Hidden; h++)
            {
                if (hidden[h] <= 0) continue;                    // ReLU lets nothing back where it let nothing through
                AddScaled(gradient.AsSpan(h * HiddenRow, Inputs), digit.Pixels, back[h]);
                gradient[h * HiddenRow + Inputs] += back[h];
            }
        }
        return gradient;
    }

    private static int Classify(float[] weights, Digit digit)
    {
        Span<float> hidden = stackalloc float[Hidden], classes = stackalloc float[Classes];
        Forward(weights, digit, hidden, classes);
        return TensorPrimitives.IndexOfMax(classes);
    }

    private static void Forward(ReadOnlySpan<float> weights, Digit digit, Span<float> hidden, Span<float> classes)
    {
        for (int h = 0; h < Hidden; h++)
        {
            ReadOnlySpan<float> row = weights.Slice(h * HiddenRow, HiddenRow);
            hidden[h] = Math.Max(0, TensorPrimitives.Dot(row[..Inputs], digit.Pixels) + row[Inputs]);
        }
        for (int c = 0; c < Classes; c++)
        {
            ReadOnlySpan<float> row = weights.Slice(Output + c * ClassRow, ClassRow);
            classes[c] = TensorPrimitives.Dot(row[..Hidden], hidden) + row[Hidden];
        }
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> x, float factor) => TensorPrimitives.MultiplyAdd(x, factor, sum, sum);
}
