namespace Remote.Benchmarks.Micro;

/// <summary>What makes the generator write codecs for the types that are measured.</summary>
internal static class SampleTasks
{
    [Remote]
    public static Sample Echo(Sample sample) => sample;

    [Remote]
    public static double[] EchoArray(double[] values) => values;
}
