namespace Remote.Runtime.Tests.ActorModel;

/// <summary>An actor whose calls fail until they have been made so often.</summary>
[Remote(MaxTaskRetries = 2, RetryOn = [typeof(InvalidOperationException)])]
internal class Reluctant
{
    private int calls;

    /// <summary>Which call succeeded; throws what derives from <see cref="InvalidOperationException"/> before.</summary>
    public int SucceedAt(int call) => ++calls < call ? throw new ObjectDisposedException($"call {calls}") : calls;

    /// <summary>How often <see cref="SucceedAt"/> ran.</summary>
    public int Calls() => calls;
}
