namespace VideoPipeline;

/// <summary>
/// What each stage can be asked. [Remote] on an interface makes its methods callable through an IActorRef of it, and IActorRef is
/// covariant: an IActorRef&lt;Tracker&gt; is an IActorRef&lt;IStage&gt;. So the compiler checks how a pipeline is put together.
/// </summary>
[Remote]
public interface IStage
{
    /// <summary>Adds what the stage finds out to the frame, and hands it on.</summary>
    Task<Frame> RunAsync(Frame frame);

    /// <summary>Waits for all frames that were handed on; how busy this stage and those behind it were.</summary>
    Task<IReadOnlyList<StageReport>> FinishAsync();
}
