[Remote] public interface IStage { Task RunAsync(); }

[Remote]
public class Stage : IStage
{
    [ConcurrencyGroup("io", MaxConcurrency = 4)] public Task RunAsync() => Task.Delay(10);
}
