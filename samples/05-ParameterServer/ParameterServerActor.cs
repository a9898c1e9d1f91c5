namespace ParameterServer;

/// <summary>Holds the parameters, and moves them against the gradients that the workers send: descent with momentum.</summary>
[Remote]                                                         // Ray: @ray.remote class ParameterServer
public sealed class ParameterServerActor(float learningRate, int seed)
{
    private const float Momentum = 0.8f;

    private readonly float[] weights = Network.Initial(seed);
    private readonly float[] velocity = new float[Network.Initial(seed).Length];

    /// <summary>Applies the mean of some gradients. The caller passes refs to them; here they are values.</summary>
    public float[] ApplyGradients(params float[][] gradients)    // Ray: def apply_gradients(self, *gradients)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            float sum = 0;
            foreach (float[] gradient in gradients) sum += gradient[i];
            velocity[i] = Momentum * velocity[i] - learningRate * sum / gradients.Length;
            weights[i] += velocity[i];
        }
        return GetWeights();
    }

    public float[] GetWeights() => [.. weights];                 // a copy: between threads of one process a result is not copied again
}
