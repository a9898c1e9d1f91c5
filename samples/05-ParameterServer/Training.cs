namespace ParameterServer;

/// <summary>The two ways of training that the example is about, and the first one again on one thread.</summary>
internal sealed record Training(int Workers, int Iterations, int Batch)
{
    private const int DigitsPerWorker = 4_000, Seed = 7;
    private const float LearningRate = 0.1f;

    private readonly Digit[] test = Digits.Draw(1_000, seed: 1);

    public double Accuracy(float[] weights) => Network.Accuracy(weights, test);

    /// <summary>Synchronous: every worker computes on the same weights, and the server waits for all of them.</summary>
    public async Task<float[]> SynchronousAsync(Action<int, float[]> show)
    {
        var server = ParameterServerActor.Remote(LearningRate, Seed);
        IActorRef<DataWorker>[] workers = [.. Enumerable.Range(0, Workers).Select(i => DataWorker.Remote(i, DigitsPerWorker, Batch))];
        ObjectRef<float[]> weights = server.GetWeights();
        for (int i = 1; i <= Iterations; i++)
        {
            // Refs go in and refs come out: this loop runs ahead, and each call begins when what it needs is there.
            ObjectRef<float[]>[] gradients = [.. workers.Select(worker => worker.ComputeGradients(weights))];
            weights = server.ApplyGradients([.. gradients]);     // Ray: ps.apply_gradients.remote(*gradients)
            if (IsShown(i)) show(i, await weights);
        }
        return await weights;
    }

    /// <summary>Asynchronous: whichever gradient is there first is applied, and its worker goes on at once with the new weights.</summary>
    public async Task<float[]> AsynchronousAsync(Action<int, float[]> show)
    {
        var server = ParameterServerActor.Remote(LearningRate / 2, Seed);
        ObjectRef<float[]> weights = server.GetWeights();
        Dictionary<ObjectRef<float[]>, IActorRef<DataWorker>> computing = [];
        foreach (int i in Enumerable.Range(0, Workers)) Begin(DataWorker.Remote(i, DigitsPerWorker, Batch));
        for (int i = 1; i <= Iterations * Workers; i++)
        {
            var (ready, _) = await ObjectRef.WaitAsync(computing.Keys, count: 1);      // Ray: ray.wait(list(gradients))
            computing.Remove(ready[0], out var worker);
            weights = server.ApplyGradients([ready[0]]);
            if (i % Workers == 0 && IsShown(i / Workers)) show(i / Workers, await weights);
            Begin(worker!);
        }
        return await weights;

        void Begin(IActorRef<DataWorker> worker) => computing.Add(worker.ComputeGradients(weights), worker);
    }

    /// <summary>The synchronous way with ordinary objects and ordinary calls.</summary>
    public float[] OnOneThread()
    {
        var server = new ParameterServerActor(LearningRate, Seed);
        DataWorker[] workers = [.. Enumerable.Range(0, Workers).Select(i => new DataWorker(i, DigitsPerWorker, Batch))];
        float[] weights = server.GetWeights();
        for (int i = 1; i <= Iterations; i++) weights = server.ApplyGradients([.. workers.Select(worker => worker.ComputeGradients(weights))]);
        return weights;
    }

    private bool IsShown(int iteration) => iteration == Iterations || iteration % Math.Max(1, Iterations / 8) == 0;
}
