[Remote] public interface IStage { [ConcurrencyGroup("io")] Task RunAsync(); }

[Remote, ConcurrencyGroup("io", MaxConcurrency = 4)]
public class Stage : IStage
{
    public Task RunAsync() => Task.Delay(10);
}
