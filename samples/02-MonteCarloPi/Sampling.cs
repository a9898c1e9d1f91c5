namespace MonteCarloPi;

public static class Sampling
{
    private const long ReportEvery = 500_000;

    [Remote]                                                     // Ray: @ray.remote def sampling_task(...)
    public static Tally Sample(int task, long samples, IActorRef<ProgressActor>? progress)
    {
        var random = new Random(task);                           // a seed per task: the same points wherever and whenever it runs
        Tally tally = default;
        while (tally.Samples < samples)
        {
            tally += Draw(random, Math.Min(ReportEvery, samples - tally.Samples));

            // A call of an actor from inside a task; it returns at once, so reports delay no sample. It says how far the task is, not how
            // much is new: then it does no harm when a task runs twice because its worker was lost.
            ObjectRef? report = progress?.Report(task, tally);

            // The last one is waited for (Ray: ray.get), so that whoever holds our result finds all of it reported.
            if (tally.Samples == samples) report?.Get();
        }
        return tally;
    }

    private static Tally Draw(Random random, long samples)
    {
        long inside = 0;
        for (long i = 0; i < samples; i++)
        {
            double x = random.NextDouble(), y = random.NextDouble();
            if (x * x + y * y < 1) inside++;
        }
        return new Tally(samples, inside);
    }
}
