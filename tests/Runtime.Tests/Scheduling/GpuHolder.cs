namespace Remote.Runtime.Tests.Scheduling;

[Remote]
internal class GpuHolder
{
    private readonly int[] atStart = [.. RemoteContext.Current.Gpus];

    public int[] Gpus() => [.. RemoteContext.Current.Gpus];

    public int[] GpusOfConstructor() => atStart;
}
